//! The command line program.

fn main() -> std::process::ExitCode {
    throughcare::cli::main()
}
