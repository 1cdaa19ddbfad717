//! The program `permit-server`: reads its arguments, passes in the real clock, randomness and store, and listens to
//! signals. Everything else is in the library.

use anyhow::Context;
use clap::{Args, Parser, Subcommand};
use permit_rules::{CouncilId, HolderId};
use permit_server::addresses::Addresses;
use permit_server::clock::{Clock, OffsetClock, SystemClock};
use permit_server::config::{Config, Limits, PublicUrl};
use permit_server::documents::flags::DocumentFlags;
use permit_server::documents::worker;
use permit_server::letters::flags::PostFlags;
use permit_server::officers::flags::OfficerFlags;
use permit_server::payments::{PaymentFlags, Simulate, simulate};
use permit_server::resident_permits::ResidentPermits;
use permit_server::rng::{Rng, SystemRng};
use permit_server::store::audit::Head;
use permit_server::store::{HolderKey, SqliteStore, migrate, read_books, verify_audit};
use permit_server::switchboard::CallSecrets;
use permit_server::texts::TextSettings;
use permit_server::webhooks::HookSettings;
use permit_server::{books, demo, doctor, log, staff};
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
    Serve(Box<Serve>),
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
        /// A council's rules. May be given several times.
        #[arg(long = "scheme", required = true)]
        schemes: Vec<PathBuf>,
        #[command(flatten)]
        payments: PaymentFlags,
    },
    /// Makes an account for a member of staff. The server must not be running meanwhile.
    #[command(alias = "add-reviewer")]
    AddStaff {
        /// The folder of the store.
        #[arg(long)]
        data: PathBuf,
        /// For which council.
        #[arg(long)]
        council: CouncilId,
        /// What they do.
        #[arg(long, default_value = "reviewer")]
        role: staff::Post,
        /// Their e-mail address.
        #[arg(long)]
        email: String,
        /// Their name, as colleagues know it.
        #[arg(long)]
        name: String,
    },
    /// Makes, takes back and lists the keys of officers' devices. The server must not be running meanwhile.
    OfficerKey(OfficerFlags),
    /// Reads the audit log from end to end, and prints where it stands.
    Audit {
        /// The folder of the store.
        #[arg(long)]
        data: PathBuf,
        /// A head from the log of an earlier day, which the chain must still hold. May be given several times.
        #[arg(long = "expect")]
        expected: Vec<Head>,
    },
    /// Checks the books of visits from end to end, and prints what does not add up.
    Books {
        /// The folder of the store.
        #[arg(long)]
        data: PathBuf,
        /// A council's rules. May be given several times.
        #[arg(long = "scheme", required = true)]
        schemes: Vec<PathBuf>,
        /// Lets go of a holder that was held fast. The server must not be running meanwhile.
        #[arg(long)]
        release: Option<HolderId>,
    },
    /// Stands in for GOV.UK Pay, without money. Its key is in GOVUK_PAY_KEY, and what it signs webhooks with in
    /// GOVUK_PAY_WEBHOOK_SECRET.
    SimulatePayments(Simulate),
    /// Draws the pages of the file on standard input. The server runs this by itself, in a sandbox.
    #[command(hide = true)]
    Render,
}

#[derive(Debug, Args)]
struct Serve {
    /// The address to listen on; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The folder of the store.
    #[arg(long)]
    data: PathBuf,
    /// A council's rules. May be given several times; the first is taken where a client names no council.
    #[arg(long = "scheme", required = true)]
    schemes: Vec<PathBuf>,
    /// The councils' record of approved resident permits, as CSV: council,number,name,uprn,valid_until.
    #[arg(long)]
    resident_permits: Option<PathBuf>,
    /// The folder of the built website.
    #[arg(long)]
    ui: Option<PathBuf>,
    /// The address residents use. Only a loopback address may do without https.
    #[arg(long)]
    public_url: Option<PublicUrl>,
    /// A proxy in front, whose word about the address of a client is taken. May be given several times.
    #[arg(long = "proxy")]
    proxies: Vec<IpAddr>,
    /// A list of breached passwords, which nobody may choose: the lines of Have I Been Pwned's SHA-1 list, ordered by hash.
    #[arg(long)]
    breached_passwords: Option<PathBuf>,
    /// People to try things out with.
    #[arg(long)]
    demo: Option<PathBuf>,
    #[command(flatten)]
    post: PostFlags,
    #[command(flatten)]
    payments: PaymentFlags,
    /// Where the simulator of payments listens, in a demonstration: for the first council here, for the next one at the
    /// next port. It takes payments for councils without a key.
    #[arg(long, requires = "demo", default_value = "127.0.0.1:0")]
    simulator_listen: SocketAddr,
    #[command(flatten)]
    documents: DocumentFlags,
    /// Lets residents name addresses on this machine, without https, to be told what happens. Only in a demonstration.
    #[arg(long, requires = "demo")]
    webhooks_here: bool,
    /// A file with the seconds by which the clock is moved. Only in a demonstration.
    #[arg(long, requires = "demo", hide = true)]
    clock: Option<PathBuf>,
    /// How log lines look.
    #[arg(long, value_enum, default_value = "json")]
    log: log::Style,
}

fn main() -> ExitCode {
    let done = match Arguments::parse().task {
        Task::Serve(arguments) => in_runtime(serve(*arguments)),
        Task::Migrate { data } => bring_up_to_date(&data),
        Task::Doctor { data, schemes, payments } => examine(&data, &schemes, &payments),
        Task::SimulatePayments(told) => in_runtime(simulate_payments(told)),
        Task::AddStaff { data, council, role, email, name } => {
            in_runtime(add_staff(data, council, role, email, name))
        }
        Task::OfficerKey(told) => in_runtime(officer_key(told)),
        Task::Audit { data, expected } => audit(&data, &expected),
        Task::Books { data, schemes, release: None } => in_runtime(check_books(data, schemes)),
        Task::Books { data, schemes, release: Some(holder) } => in_runtime(release(data, schemes, holder)),
        // Without the runtime: its threads are more than the sandbox gives.
        Task::Render => return worker::main(),
    };
    done.unwrap_or_else(|error| {
        eprintln!("permit-server: {error:#}");
        ExitCode::FAILURE
    })
}

fn in_runtime(serving: impl Future<Output = anyhow::Result<ExitCode>>) -> anyhow::Result<ExitCode> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(serving)
}

async fn serve(arguments: Serve) -> anyhow::Result<ExitCode> {
    log::start(arguments.log);
    let read = |file: &PathBuf| doctor::read_scheme(file);
    let schemes = arguments.schemes.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let files = arguments.schemes.iter().map(PathBuf::as_path).zip(&schemes);
    let addresses = Addresses::beside(files)?;
    let record = arguments.resident_permits.as_deref();
    let resident_permits = record.map(|file| ResidentPermits::load(file, &schemes)).transpose()?;
    let post = arguments.post.post(arguments.demo.is_some(), environment)?;
    let clock: Arc<dyn Clock> = match arguments.clock {
        Some(file) => Arc::new(OffsetClock::by(file)),
        None => Arc::new(SystemClock),
    };
    let rng: Arc<dyn Rng> = Arc::new(SystemRng);
    let store = Arc::new(SqliteStore::open(&arguments.data, &*rng)?);
    if let Some(people) = &arguments.demo {
        demo::load(people, &schemes, &*clock, &rng, &*store).await?;
    }
    let councils: Vec<_> = schemes.iter().map(|scheme| scheme.council.clone()).collect();
    let simulator = arguments.demo.is_some().then_some(arguments.simulator_listen);
    let payments = arguments.payments.settings(&councils, simulator, &arguments.data, environment)?;
    let listen = arguments.listen;
    let config = Config {
        listen,
        public_url: arguments.public_url,
        schemes,
        addresses,
        resident_permits: resident_permits.unwrap_or_default(),
        ui: arguments.ui,
        proxies: arguments.proxies,
        post,
        payments,
        texts: TextSettings::read(&councils, environment)?,
        calls: CallSecrets::of(&councils, environment)?,
        documents: arguments.documents.settings(&arguments.data, environment)?,
        breached_passwords: arguments.breached_passwords,
        hooks: HookSettings { this_machine: arguments.webhooks_here },
        demo: arguments.demo.is_some(),
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

async fn simulate_payments(told: Simulate) -> anyhow::Result<ExitCode> {
    log::start(log::Style::Pretty);
    let mut signals = Signals::listen()?;
    let (enough, told_enough) = tokio::sync::oneshot::channel();
    let mut simulating = tokio::spawn(simulate(told, environment, told_enough));
    tokio::select! {
        () = signals.next() => {}
        // It did not even start.
        ended = &mut simulating => return ended?.map(|()| ExitCode::SUCCESS),
    }
    drop(enough);
    simulating.await??;
    Ok(ExitCode::SUCCESS)
}

fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
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

async fn add_staff(
    data: PathBuf,
    council: CouncilId,
    role: staff::Post,
    email: String,
    name: String,
) -> anyhow::Result<ExitCode> {
    let store = SqliteStore::open(&data, &SystemRng)?;
    let email = staff::add(&store, council, role, &email, &name, &SystemClock, &SystemRng).await?;
    println!(
        "{email} has an account. They choose a password with \"Forgotten your password?\" on the website."
    );
    Ok(ExitCode::SUCCESS)
}

async fn officer_key(told: OfficerFlags) -> anyhow::Result<ExitCode> {
    let store = SqliteStore::open(&told.data, &SystemRng)?;
    for line in told.act(&store, &SystemClock, &SystemRng).await? {
        println!("{line}");
    }
    Ok(ExitCode::SUCCESS)
}

fn audit(data: &Path, expected: &[Head]) -> anyhow::Result<ExitCode> {
    let heads = verify_audit(data, expected)?;
    for head in &heads {
        println!("{head}");
    }
    println!("councils read: {}, nothing amiss", heads.len());
    Ok(ExitCode::SUCCESS)
}

async fn check_books(data: PathBuf, schemes: Vec<PathBuf>) -> anyhow::Result<ExitCode> {
    let schemes = schemes.iter().map(|file| doctor::read_scheme(file)).collect::<Result<Vec<_>, _>>()?;
    let schemes: Vec<_> = schemes.iter().collect();
    let tally = books::check(&read_books(&data)?, &schemes, SystemClock.now()).await?;
    let books::Tally { holders, bundles, postings, faults } = &tally;
    let end = if faults.is_empty() { "balanced".to_owned() } else { format!("faults: {}", faults.len()) };
    for books::Fault { holder: key, what } in faults {
        println!("{} {}: {what}", key.council, key.holder);
    }
    println!("{holders} holders, {bundles} bundles, {postings} postings: {end}");
    Ok(if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn release(data: PathBuf, schemes: Vec<PathBuf>, holder: HolderId) -> anyhow::Result<ExitCode> {
    let store = SqliteStore::open(&data, &SystemRng)?;
    let mut released = 0_u32;
    for file in &schemes {
        let key = HolderKey { council: doctor::read_scheme(file)?.council, holder: holder.clone() };
        if books::watch::release(&store, key.clone(), SystemClock.now()).await? {
            println!("{} {} is let go", key.council, key.holder);
            released += 1;
        }
    }
    anyhow::ensure!(released > 0, "nobody called {holder} is held fast");
    Ok(ExitCode::SUCCESS)
}

fn examine(data: &Path, schemes: &[PathBuf], payments: &PaymentFlags) -> anyhow::Result<ExitCode> {
    let mut code = ExitCode::SUCCESS;
    for finding in doctor::examine(data, schemes, payments, environment, &SystemClock) {
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
