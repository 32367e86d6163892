//! What was measured on, and what was measured.

use serde::Serialize;
use sysinfo::{CpuRefreshKind, MemoryRefreshKind, RefreshKind, System};

/// A machine, as far as it tells.
#[derive(Clone, Debug, Serialize)]
pub struct Machine {
    /// Model of the processor.
    pub processor: String,
    /// Cores this process may use.
    pub cores: usize,
    /// Memory, in bytes.
    pub memory: u64,
    /// Operating system.
    pub system: String,
    /// Processes that wanted a core in the minute before: above `cores`, figures are too high.
    pub load: f64,
}

/// A build of the program.
#[derive(Clone, Debug, Serialize)]
pub struct Build {
    /// Its version.
    pub version: &'static str,
    /// The commit it was built from.
    pub commit: &'static str,
    /// The compiler.
    pub rustc: &'static str,
    /// What it was compiled for.
    pub target: &'static str,
    /// Level of optimisation.
    pub opt_level: &'static str,
}

impl Build {
    /// The build that runs.
    #[must_use]
    pub fn of_this_program() -> Build {
        Build {
            version: crate::VERSION,
            commit: crate::COMMIT,
            rustc: env!("THROUGHCARE_RUSTC"),
            target: env!("THROUGHCARE_TARGET"),
            opt_level: env!("THROUGHCARE_OPT_LEVEL"),
        }
    }
}

impl Machine {
    /// The machine the program runs on.
    #[must_use]
    pub fn this() -> Machine {
        let wanted = RefreshKind::nothing()
            .with_cpu(CpuRefreshKind::nothing())
            .with_memory(MemoryRefreshKind::nothing().with_ram());
        let system = System::new_with_specifics(wanted).ok();
        let model = system.as_ref().and_then(|system| system.cpus().first());
        let unknown = || "unknown".to_owned();
        Machine {
            processor: model.map_or_else(unknown, |cpu| cpu.brand().trim().to_owned()),
            cores: std::thread::available_parallelism().map_or(1, usize::from),
            memory: system.map_or(0, |system| system.total_memory()),
            system: System::long_os_version().unwrap_or_else(|_| unknown()),
            load: System::load_average().map_or(0.0, |load| load.one),
        }
    }
}
