//! The real server, as its operator starts it: the program, its data folder, its port, its clock moved by hand, and the
//! letters it would have sent.

use crate::person::Person;
use crate::repository;
use anyhow::{Context, Result, bail};
use permit_api::inbox::{GetInbox, LetterView};
use permit_api::{Reply, Request};
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
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
    passed: chrono::Duration,
    told: Told,
}

/// What a server is told beyond what every server of the tests is.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// Further arguments.
    pub arguments: Vec<String>,
    /// Variables of its environment, by name.
    pub variables: Vec<(String, String)>,
}

impl Server {
    /// Starts a server with fresh data, the shipped schemes and the people of `tests/people.toml`. Where no council is
    /// named, Cambridgeshire is meant.
    pub fn start() -> Result<Self> {
        Self::with(repository("tests/people.toml"), |port| {
            vec!["--public-url".to_owned(), format!("http://localhost:{port}")]
        })
    }

    /// Starts a server with fresh data, the people of another file, and further arguments, which may name its port.
    pub fn with(people: PathBuf, more: impl FnOnce(u16) -> Vec<String>) -> Result<Self> {
        let port = free_port()?;
        Self::in_folder(folder()?, people, port, Told { arguments: more(port), ..Told::default() })
    }

    /// Starts a server on a folder that may hold data already.
    pub fn in_folder(folder: TempDir, people: PathBuf, port: u16, told: Told) -> Result<Self> {
        let (child, port) = launch(folder.path(), &people, port, &told)?;
        Ok(Self { child, port, folder, people, passed: chrono::Duration::zero(), told })
    }

    /// Runs another task of the program on its data folder, as an operator does.
    pub fn run(&self, task: &str, more: &[&str]) -> Result<std::process::Output> {
        Ok(Command::new(program()?).arg(task).arg("--data").arg(self.folder()).args(more).output()?)
    }

    /// Its address.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Its address as its letters write it, by name: a browser keeps passkeys for names only.
    pub fn site(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    /// Lets time pass, for the server and whoever else reads its clock: at once, and for good.
    pub fn pass(&mut self, time: chrono::Duration) -> Result<()> {
        self.passed += time;
        // Written aside and renamed: a clock half written would be a clock not moved.
        let (clock, next) = (self.clock(), self.folder().join("clock.next"));
        std::fs::write(&next, self.passed.num_seconds().to_string())?;
        Ok(std::fs::rename(next, clock)?)
    }

    /// The file with the seconds by which its clock is moved.
    pub fn clock(&self) -> PathBuf {
        clock_in(self.folder())
    }

    /// The time on its clock.
    pub fn now(&self) -> chrono::DateTime<chrono::Utc> {
        crate::person::now() + self.passed
    }

    /// The letters and texts it has for its residents, the latest first.
    pub async fn letters(&self) -> Result<Vec<LetterView>> {
        match Person::stranger(self)?.call(&Request::DemoInbox(GetInbox {})).await? {
            Ok(Reply::DemoInbox(inbox)) => Ok(inbox.letters),
            other => bail!("the inbox: {other:?}"),
        }
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

    /// Whatever happened, and however it died: the books of visits add up.
    fn books_add_up(&self) {
        let schemes = ["schemes/cambridgeshire.toml", "schemes/morfa.toml"].map(repository);
        let args: Vec<_> =
            schemes.iter().flat_map(|file| ["--scheme", file.to_str().unwrap_or_default()]).collect();
        match self.run("books", &args) {
            Ok(checked) => assert!(
                checked.status.success(),
                "{}{}",
                String::from_utf8_lossy(&checked.stdout),
                String::from_utf8_lossy(&checked.stderr)
            ),
            Err(error) => panic!("the books cannot be checked: {error:#}"),
        }
    }

    /// Starts it again on the same data and the same port.
    pub fn restart(&mut self) -> Result<()> {
        let (child, port) = launch(self.folder.path(), &self.people, self.port, &self.told)?;
        (self.child, self.port) = (child, port);
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may be dead already.
        let _ = self.kill();
        if !std::thread::panicking() {
            self.books_add_up();
        }
    }
}

/// A folder for data that are gone when the test is over.
pub fn folder() -> Result<TempDir> {
    Ok(TempDir::with_prefix("park-a-visitor-")?)
}

/// A port that nobody listened at a moment ago.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

fn launch(folder: &Path, people: &Path, port: u16, told: &Told) -> Result<(Child, u16)> {
    let mut child = Command::new(program()?)
        .arg("serve")
        .args(["--listen", &format!("127.0.0.1:{port}")])
        .arg("--data")
        .arg(folder)
        .arg("--scheme")
        .arg(repository("schemes/cambridgeshire.toml"))
        .arg("--scheme")
        .arg(repository("schemes/morfa.toml"))
        .arg("--resident-permits")
        .arg(repository("schemes/demo-resident-permits.csv"))
        .arg("--clock")
        .arg(clock_in(folder))
        .arg("--demo")
        .arg(people)
        .arg("--ui")
        .arg(repository("ui/build/web"))
        .args(&told.arguments)
        .envs(told.variables.iter().cloned())
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

/// The file with the seconds by which the clock of a server on this folder is moved.
pub fn clock_in(folder: &Path) -> PathBuf {
    folder.join("clock")
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
