"""Installs and builds the programs, all of it below the build's own folder."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
RUST = HERE / "rust"
EXAMPLES = {"hold": "hold", "mmc": "mmc", "pathway-1": "pathway_1", "pathway-1a": "pathway_1"}
SIZES = {"hold": "--ids", "mmc": "--arrivals", "pathway-1": "--people", "pathway-1a": "--people"}


def run(command, **options):
    """What a command prints; it must succeed."""
    done = subprocess.run(command, capture_output=True, text=True, **options)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}:\n{done.stdout}{done.stderr}")
    return done.stdout.strip()


def say(what):
    print(what, file=sys.stderr, flush=True)


class Programs:
    """Where the programs are, how they are called, and which versions they are."""

    def __init__(self):
        metadata = run(["cargo", "metadata", "--format-version=1", "--no-deps"], cwd=ROOT)
        self.target = Path(json.loads(metadata)["target_directory"])
        self.own = self.target / "peers"
        self.python = self.own / "venv/bin/python"
        self.environment = {
            **os.environ,
            "PYTHONDONTWRITEBYTECODE": "1",
            "R_LIBS_USER": str(self.own / "r-library"),
        }
        self.without_simmer = None
        self.versions = {}

    def prepare(self):
        """Everything that the race needs, and why simmer is left out where it is."""
        say("building the engine's programs")
        names = sorted(set(EXAMPLES.values()))
        examples = [part for name in names for part in ("--example", name)]
        self.build("--release", "--locked", *examples, cwd=ROOT)
        say("building the Rust peers")
        self.build("--release", "--locked", "--target-dir", self.own, cwd=RUST)
        say("installing SimPy")
        self.install_simpy()
        self.without_simmer = self.install_simmer()
        if self.without_simmer:
            say(f"simmer is left out: {self.without_simmer}")
        self.versions |= {
            "rustc": run(["rustc", "--version"], cwd=ROOT).removeprefix("rustc "),
            "NeXosim": self.locked("nexosim"),
            "Python": run([self.python, "-c", "import platform; print(platform.python_version())"]),
            "SimPy": run([self.python, "-c", "import simpy; print(simpy.__version__)"]),
        }

    @staticmethod
    def build(*options, cwd):
        done = subprocess.run(["cargo", "build", "--quiet", *map(str, options)], cwd=cwd)
        if done.returncode != 0:
            sys.exit(f"cargo build {' '.join(map(str, options))} failed")

    @staticmethod
    def locked(package):
        """The version of a package of the Rust peers."""
        lines = (RUST / "Cargo.lock").read_text().splitlines()
        return lines[lines.index(f'name = "{package}"') + 1].split('"')[1]

    def install_simpy(self):
        wanted = HERE / "requirements.txt"
        installed = self.own / "venv/installed.txt"
        if installed.exists() and installed.read_text() == wanted.read_text():
            return
        if subprocess.run([sys.executable, "-c", "import ensurepip, venv"]).returncode != 0:
            self.install_venv()
        shutil.rmtree(self.own / "venv", ignore_errors=True)
        run([sys.executable, "-m", "venv", self.own / "venv"])
        run([self.python, "-m", "pip", "install", "--quiet", "--requirement", wanted])
        installed.write_text(wanted.read_text())

    @staticmethod
    def install_venv():
        """Debian and Ubuntu ship Python without venv."""
        if not shutil.which("apt-get") or os.geteuid() != 0:
            sys.exit("Python's venv is missing, and installing it needs apt-get and root")
        run(["apt-get", "update", "-qq"])
        run(["apt-get", "install", "-qq", "-y", "python3-venv"])

    def install_simmer(self):
        """Why there is no simmer; None if there is."""
        if not shutil.which("Rscript"):
            return "R is not installed"
        self.versions["R"] = self.ask_r("cat(as.character(getRversion()))")
        library = self.own / "r-library"
        library.mkdir(parents=True, exist_ok=True)
        version = 'cat(as.character(packageVersion("simmer")))'
        if self.ask_r(version) is None:
            say("installing simmer")
            self.ask_r(f'install.packages("simmer", {json.dumps(str(library))})')
        found = self.ask_r(version)
        if found is None:
            return f"R {self.versions['R']} is installed, but CRAN did not provide simmer"
        self.versions["simmer"] = found
        return None

    def ask_r(self, question):
        """What R prints, or None if it fails."""
        done = subprocess.run(
            ["Rscript", "-e", question], capture_output=True, text=True, env=self.environment
        )
        return done.stdout if done.returncode == 0 else None

    def command(self, contest, contestant, seed, replications):
        """The command line of a contestant."""
        plain = [str(part) for part in (contest.size, seed, replications)]
        model = contest.model
        if contestant.program == "ours":
            example = self.target / "release/examples" / EXAMPLES[model]
            size, seed, replications = plain
            named = [SIZES[model], size, "--seed", seed, "--replications", replications]
            return [str(example), *named, "--json", *contestant.options]
        if contestant.program == "simpy":
            return [str(self.python), str(HERE / "python/program.py"), model, *plain]
        if contestant.program == "simmer":
            return ["Rscript", str(HERE / "r/pathway_1.R"), *plain]
        return [str(self.own / "release" / contestant.program), model, *plain]
