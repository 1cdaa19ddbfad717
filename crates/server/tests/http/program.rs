//! The program itself: what it prints, how it ends, and what it says when it cannot start.

use crate::fixture::schemes;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

pub fn program(task: &str, data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_permit-server"));
    command.arg(task).arg("--data").arg(data);
    command
}

fn serve(data: &Path, listen: &str) -> Command {
    let mut command = program("serve", data);
    command.args(["--listen", listen, "--scheme"]).arg(schemes().join("cambridgeshire.toml"));
    command
}

pub fn ended(mut command: Command) -> (Option<i32>, String) {
    let Output { status, stdout, stderr } = command.output().unwrap();
    (status.code(), String::from_utf8(stdout).unwrap() + &String::from_utf8(stderr).unwrap())
}

/// A server that listens, and the address it says it has. Killed if the test ends before it does.
struct Listening(Child, String);

impl Listening {
    fn start(data: &Path) -> Self {
        Self::of(serve(data, "127.0.0.1:0").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap())
    }

    fn of(mut child: Child) -> Self {
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim_end().strip_prefix("listening on http://").map(str::to_owned);
        Self(child, address.unwrap_or_else(|| panic!("it said {line:?}")))
    }

    /// Asks it to end, and returns how it did and what it logged.
    fn end(mut self) -> (Option<i32>, String) {
        let id = self.0.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        let mut log = String::new();
        self.0.stderr.take().unwrap().read_to_string(&mut log).unwrap();
        (self.0.wait().unwrap().code(), log)
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        // It may have ended already, as it should.
        self.0.kill().unwrap_or_default();
        self.0.wait().map(drop).unwrap_or_default();
    }
}

#[test]
fn it_says_where_it_listens_and_stops_when_told() {
    let data = tempfile::tempdir().unwrap();
    let server = Listening::start(data.path());
    assert!(std::net::TcpStream::connect(&server.1).is_ok());
    let (code, log) = server.end();
    assert_eq!(code, Some(0), "{log}");
    assert!(log.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()), "{log}");
    // Everything is in the file: no log is left to be replayed.
    let mut files: Vec<_> =
        std::fs::read_dir(data.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    files.sort();
    assert_eq!(files, ["document.key", "documents", "lock", "permits.sqlite", "quarantine"]);
}

#[test]
fn a_simulator_of_payments_runs_on_its_own() {
    let simulator = |set: &[(&str, &str)]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_permit-server"));
        command.args(["simulate-payments", "--listen", "127.0.0.1:0"]).env_remove("GOVUK_PAY_KEY");
        command.envs(set.iter().copied()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    };
    let (code, told) = ended(simulator(&[]));
    assert!(code == Some(1) && told.contains("GOVUK_PAY_KEY is not set"), "{code:?} {told}");
    let running = Listening::of(simulator(&[("GOVUK_PAY_KEY", "k")]).spawn().unwrap());
    assert!(std::net::TcpStream::connect(&running.1).is_ok());
    let (code, log) = running.end();
    assert_eq!(code, Some(0), "{log}");
}

#[test]
fn a_taken_port_is_answered_with_a_way_out() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let data = tempfile::tempdir().unwrap();
    let (code, told) = ended(serve(data.path(), &address));
    assert_eq!(code, Some(2), "{told}");
    assert!(told.contains(&format!("{address} is taken")) && told.contains("--listen 127.0.0.1:0"), "{told}");
}

#[test]
fn a_data_folder_serves_one_server() {
    let data = tempfile::tempdir().unwrap();
    let _server = Listening::start(data.path());
    let (code, told) = ended(serve(data.path(), "127.0.0.1:0"));
    assert_eq!(code, Some(1), "{told}");
    assert!(told.contains("another server is using the data folder"), "{told}");
}

#[test]
fn a_wrong_scheme_is_refused_with_its_line() {
    let data = tempfile::tempdir().unwrap();
    let scheme = data.path().join("wrong.toml");
    let right = std::fs::read_to_string(schemes().join("cambridgeshire.toml")).unwrap();
    std::fs::write(&scheme, right.replace("Europe/London", "Europe/Atlantis")).unwrap();
    let mut command = program("serve", &data.path().join("data"));
    command.arg("--scheme").arg(&scheme);
    let (code, told) = ended(command);
    assert_eq!(code, Some(1), "{told}");
    assert!(told.contains("is refused: line ") && told.contains("timezone"), "{told}");
}

#[test]
fn a_list_of_breached_passwords_is_looked_at_before_anybody_is_served() {
    let data = tempfile::tempdir().unwrap();
    let mut command = serve(data.path(), "127.0.0.1:0");
    command.arg("--breached-passwords").arg(schemes().join("demo.toml"));
    let (code, told) = ended(command);
    assert_eq!(code, Some(1), "{told}");
    assert!(told.contains("no list of SHA-1 hashes"), "{told}");
}

#[test]
fn wrong_lists_are_refused_with_every_line() {
    let data = tempfile::tempdir().unwrap();
    let scheme = data.path().join("council.toml");
    std::fs::copy(schemes().join("cambridgeshire.toml"), &scheme).unwrap();
    let list = data.path().join("cambridgeshire-addresses.csv");
    let serve = || {
        let mut command = program("serve", &data.path().join("data"));
        command.args(["--listen", "127.0.0.1:0", "--scheme"]).arg(&scheme);
        command
    };
    let (code, told) = ended(serve());
    assert_eq!(code, Some(1), "{told}");
    assert!(told.contains("cambridgeshire-addresses.csv cannot be read"), "{told}");
    std::fs::write(&list, "uprn,line,postcode,zone\n1,1 A,CB1 1DR,moon\nx,2 A,CB1 1DR,kite\n").unwrap();
    let (code, told) = ended(serve());
    assert_eq!(code, Some(1), "{told}");
    assert!(told.contains("line 2: the scheme has no such zone; line 3: a uprn"), "{told}");
    std::fs::write(&list, "uprn,line,postcode,zone\n1,1 A,CB1 1DR,kite\n").unwrap();
    let record = data.path().join("permits.csv");
    std::fs::write(&record, "council,number,name,uprn,valid_until\natlantis,1,Ada Osei,1,2030-01-01\n")
        .unwrap();
    let mut command = serve();
    command.arg("--resident-permits").arg(&record);
    let (code, told) = ended(command);
    assert_eq!(code, Some(1), "{told}");
    assert!(told.contains("line 2: no such council") && !told.contains("Osei"), "{told}");
}

#[test]
fn the_doctor_finds_what_is_missing_and_is_content_after_migrating() {
    let data = tempfile::tempdir().unwrap();
    let doctor = || {
        let mut command = program("doctor", data.path());
        command.arg("--scheme").arg(schemes().join("cambridgeshire.toml"));
        ended(command)
    };
    let (code, told) = doctor();
    assert_eq!(code, Some(1), "{told}");
    assert!(told.contains("FAILED  tables: there is no store"), "{told}");
    let (code, migrated) = ended(program("migrate", data.path()));
    assert_eq!(code, Some(0), "{migrated}");
    assert!(migrated.contains("applied 0001_start"), "{migrated}");
    assert!(!ended(program("migrate", data.path())).1.contains("applied"));
    let (code, told) = doctor();
    assert_eq!(code, Some(0), "{told}");
    assert!(told.lines().count() == 10 && told.lines().all(|line| line.starts_with("ok ")), "{told}");
}

#[test]
fn a_damaged_store_is_found() {
    let data = tempfile::tempdir().unwrap();
    assert_eq!(ended(program("migrate", data.path())).0, Some(0));
    let file = data.path().join("permits.sqlite");
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[4096..8192].fill(0xA5);
    std::fs::write(&file, bytes).unwrap();
    let mut command = program("doctor", data.path());
    command.arg("--scheme").arg(schemes().join("cambridgeshire.toml"));
    let (code, told) = ended(command);
    assert_eq!(code, Some(1), "{told}");
    assert!(told.contains("FAILED  integrity"), "{told}");
}

#[test]
fn staff_are_taken_in_at_the_machine() {
    let data = tempfile::tempdir().unwrap();
    let add = |email: &str, name: &str| {
        let mut command = program("add-reviewer", data.path());
        command.args(["--council", "cambridgeshire", "--email", email, "--name", name]);
        ended(command)
    };
    let (code, told) = add("Rhian@Council.example", "Rhian Rees");
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("rhian@council.example has an account"), "{told}");
    let (code, told) = add("rhian@council.example", "Somebody else");
    assert_eq!(code, Some(1), "{told}");
    assert!(told.contains("has an account with this council already"), "{told}");
    let mut command = program("add-staff", data.path());
    command.args(["--council", "cambridgeshire", "--role", "call-handler"]);
    command.args(["--email", "joan@council.example", "--name", "Joan Price"]);
    let (code, told) = ended(command);
    assert!(code == Some(0) && told.contains("joan@council.example has an account"), "{told}");
    let (code, told) = add("rhian", "Rhian Rees");
    assert!(code == Some(1) && told.contains("not an e-mail address"), "{told}");
    let (code, told) = ended(program("audit", data.path()));
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("cambridgeshire:2:") && told.contains("councils read: 1, nothing amiss"), "{told}");
}
