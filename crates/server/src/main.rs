//! The program `permit-server`: reads its arguments, passes in the real clock, randomness and store, and listens to
//! signals. Everything else is in the library.

use anyhow::Context;
use clap::{Args, Parser, Subcommand};
use permit_server::clock::{Clock, SystemClock};
use permit_server::config::{Config, Limits, PublicUrl};
use permit_server::rng::{Rng, SystemRng};
use permit_server::store::{SqliteStore, migrate};
use permit_server::{demo, doctor, log};
use std::io::Write;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

/// The exit code when the address is taken.
const TAKEN: u8 = 2;

/// The backend of Park a Visitor.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Serves residents.
    Serve(Serve),
    /// Brings a data folder up to date, creating it where needed.
    Migrate {
        /// The folder of the store.
        #[arg(long)]
        data: PathBuf,
    },
    /// Says whether a server could run here, one check a line.
    Doctor {
        /// The folder of the store.
        #[arg(long)]
        data: PathBuf,
        /// The council's rules.
        #[arg(long)]
        scheme: PathBuf,
    },
}

#[derive(Debug, Args)]
struct Serve {
    /// The address to listen on; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The folder of the store.
    #[arg(long)]
    data: PathBuf,
    /// The council's rules.
    #[arg(long)]
    scheme: PathBuf,
    /// The folder of the built website.
    #[arg(long)]
    ui: Option<PathBuf>,
    /// The address residents use. Only a loopback address may do without https.
    #[arg(long)]
    public_url: Option<PublicUrl>,
    /// A proxy in front, whose word about the address of a client is taken. May be given several times.
    #[arg(long = "proxy")]
    proxies: Vec<IpAddr>,
    /// People to try things out with.
    #[arg(long)]
    demo: Option<PathBuf>,
    /// How log lines look.
    #[arg(long, value_enum, default_value = "json")]
    log: log::Style,
}

#[tokio::main]
async fn main() -> ExitCode {
    let done = match Arguments::parse().task {
        Task::Serve(arguments) => serve(arguments).await,
        Task::Migrate { data } => bring_up_to_date(&data),
        Task::Doctor { data, scheme } => examine(&data, &scheme),
    };
    done.unwrap_or_else(|error| {
        eprintln!("permit-server: {error:#}");
        ExitCode::FAILURE
    })
}

async fn serve(arguments: Serve) -> anyhow::Result<ExitCode> {
    log::start(arguments.log);
    let scheme = doctor::read_scheme(&arguments.scheme)?;
    let (clock, rng): (Arc<dyn Clock>, Arc<dyn Rng>) = (Arc::new(SystemClock), Arc::new(SystemRng));
    let store = Arc::new(SqliteStore::open(&arguments.data, &*rng)?);
    if let Some(people) = &arguments.demo {
        demo::load(people, &scheme, &*clock, &rng, &*store).await?;
    }
    let listen = arguments.listen;
    let config = Config {
        listen,
        public_url: arguments.public_url,
        scheme,
        ui: arguments.ui,
        proxies: arguments.proxies,
        limits: Limits::default(),
    };
    let mut signals = Signals::listen()?;
    let running = match permit_server::start(config, clock, rng, store).await {
        Err(error) if is_taken(&error) => {
            eprintln!(
                "permit-server: {listen} is taken by another program. Stop that program, or choose another port, \
                 for example: --listen {}:0 for any that is free.",
                listen.ip()
            );
            return Ok(ExitCode::from(TAKEN));
        }
        started => started?,
    };
    writeln!(std::io::stdout(), "listening on http://{}", running.address())?;
    signals.next().await;
    tracing::info!("stopping");
    running.stop().await;
    Ok(ExitCode::SUCCESS)
}

fn is_taken(error: &anyhow::Error) -> bool {
    let cause = error.root_cause().downcast_ref::<std::io::Error>();
    cause.is_some_and(|cause| cause.kind() == std::io::ErrorKind::AddrInUse)
}

fn bring_up_to_date(data: &Path) -> anyhow::Result<ExitCode> {
    let applied = migrate(data, &SystemRng)?;
    for name in &applied {
        println!("applied {name}");
    }
    println!("the store is up to date");
    Ok(ExitCode::SUCCESS)
}

fn examine(data: &Path, scheme: &Path) -> anyhow::Result<ExitCode> {
    let mut code = ExitCode::SUCCESS;
    for finding in doctor::examine(data, scheme, &SystemClock) {
        match finding.found {
            Ok(seen) => println!("ok      {}: {seen}", finding.check),
            Err(reason) => {
                println!("FAILED  {}: {reason:#}", finding.check);
                code = ExitCode::FAILURE;
            }
        }
    }
    Ok(code)
}

#[cfg(unix)]
struct Signals {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    fn listen() -> anyhow::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        let listen = |kind| signal(kind).context("signals cannot be listened to");
        Ok(Self { interrupt: listen(SignalKind::interrupt())?, terminate: listen(SignalKind::terminate())? })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    fn listen() -> anyhow::Result<Self> {
        Ok(Self)
    }

    async fn next(&mut self) {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}
