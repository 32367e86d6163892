//! Batches on a real Slurm: a controller and four nodes on this machine, installed and started by
//! the test, and what may befall a batch there. The slow faults: `tests/cluster/faults.sh slow`.

use std::path::Path;
use std::process::Command;

#[test]
fn batches_survive_the_fast_faults_of_a_cluster() {
    let lab = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cluster");
    let run = |script: &str, arguments: &[&str]| {
        Command::new(lab.join(script))
            .args(arguments)
            .env("PROGRAM", env!("CARGO_BIN_EXE_throughcare"))
            .output()
            .expect("bash can be run")
    };
    let output = run("faults.sh", &["fast"]);
    let said = String::from_utf8_lossy(&output.stdout);
    let complaints = String::from_utf8_lossy(&output.stderr);
    run("down.sh", &["--wipe"]);
    assert!(
        output.status.success(),
        "{said}\n{complaints}\nSlurm is needed: run this as root, or install slurmctld, slurmd, \
         slurm-client and munge"
    );
}
