//! The real server, as its operator starts it: the program, its data folder, its port.

use crate::repository;
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use tempfile::TempDir;

/// A running server. Dropping it kills it, as a power cut would.
pub struct Server {
    child: Child,
    port: u16,
    folder: TempDir,
    people: PathBuf,
}

impl Server {
    /// Starts a server with fresh data, the shipped scheme and the people of `tests/people.toml`.
    pub fn start() -> Result<Self> {
        let folder = TempDir::with_prefix("park-a-visitor-")?;
        let people = repository("tests/people.toml");
        let (child, port) = launch(folder.path(), &people, 0)?;
        Ok(Self { child, port, folder, people })
    }

    /// Its address.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Its data folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Kills it with SIGKILL: nothing of it gets to run again.
    pub fn kill(&mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// Starts it again on the same data and the same port.
    pub fn restart(&mut self) -> Result<()> {
        let (child, port) = launch(self.folder.path(), &self.people, self.port)?;
        (self.child, self.port) = (child, port);
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may be dead already.
        let _ = self.kill();
    }
}

fn launch(folder: &Path, people: &Path, port: u16) -> Result<(Child, u16)> {
    let mut child = Command::new(program()?)
        .arg("serve")
        .args(["--listen", &format!("127.0.0.1:{port}")])
        .arg("--data")
        .arg(folder)
        .arg("--scheme")
        .arg(repository("schemes/cambridgeshire.toml"))
        .arg("--demo")
        .arg(people)
        .arg("--ui")
        .arg(repository("ui/build/web"))
        .stdout(Stdio::piped())
        .stderr(std::fs::File::create(folder.join("server.log"))?)
        .spawn()?;
    let output = child.stdout.take().context("its output")?;
    let mut line = String::new();
    BufReader::new(output).read_line(&mut line)?;
    let port = line.trim().rsplit(':').next().and_then(|port| port.parse().ok());
    match (line.starts_with("listening on "), port) {
        (true, Some(port)) => Ok((child, port)),
        _ => {
            child.kill()?;
            bail!("the server did not start: {}", std::fs::read_to_string(folder.join("server.log"))?)
        }
    }
}

/// The program, built if it is not there: `PERMIT_SERVER_BIN`, or the one of this build.
fn program() -> Result<&'static Path> {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    if let Some(program) = PROGRAM.get() {
        return Ok(program);
    }
    let program = match std::env::var_os("PERMIT_SERVER_BIN") {
        Some(program) => PathBuf::from(program),
        None => build()?,
    };
    Ok(PROGRAM.get_or_init(|| program))
}

fn build() -> Result<PathBuf> {
    let built = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--package", "permit-server", "--bin", "permit-server"])
        .current_dir(repository(""))
        .status()?;
    if !built.success() {
        bail!("the server cannot be built");
    }
    let test = std::env::current_exe()?;
    let folder = test.ancestors().nth(2).context("the folder of this build")?;
    Ok(folder.join("permit-server"))
}
