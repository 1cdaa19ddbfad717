//! Starts other programs, each in a process group of its own, and sees to it that none outlives this one.
//!
//! What a program does is none of its business. Programs that ask something on the terminal (`sudo`) are not
//! started here, because a group of its own is not allowed to read from it.

use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// How long a program may take to end when asked, the server's own patience with its last requests included;
/// then it is killed.
const GRACE: Duration = Duration::from_secs(20);

static GROUPS: Mutex<BTreeSet<u32>> = Mutex::new(BTreeSet::new());
static ENDED: Condvar = Condvar::new();
static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// A program that was started. Somebody must wait for it.
pub struct Program {
    name: String,
    child: Child,
}

/// How a program is to be ended.
#[derive(Clone, Copy)]
enum How {
    Asked,
    Killed,
}

/// From now on Ctrl-C, or being asked to end, ends what was started; asked a second time, it is killed.
#[cfg(unix)]
pub fn end_on_interrupt() -> Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let mut signals =
        signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM]).context("cannot listen for Ctrl-C")?;
    thread::spawn(move || {
        for _ in &mut signals {
            let again = INTERRUPTED.swap(true, Ordering::SeqCst);
            signal_all(if again { How::Killed } else { How::Asked });
            thread::spawn(|| {
                thread::sleep(GRACE);
                signal_all(How::Killed);
            });
        }
    });
    Ok(())
}

/// A console of Windows passes Ctrl-C to everything that was started in it.
#[cfg(not(unix))]
pub fn end_on_interrupt() -> Result<()> {
    Ok(())
}

/// Whether Ctrl-C was pressed or this program was asked to end.
pub fn interrupted() -> bool {
    INTERRUPTED.load(Ordering::SeqCst)
}

/// Starts a program without waiting for it. Fails where it cannot be found, and after an interrupt.
pub fn start(command: &mut Command) -> Result<Program> {
    let name = command.get_program().to_string_lossy().into_owned();
    own_group(command);
    let mut groups = groups();
    if interrupted() {
        bail!("interrupted before {name} was started");
    }
    let child = command.stdin(Stdio::null()).spawn().with_context(|| format!("cannot start {name}"))?;
    groups.insert(child.id());
    Ok(Program { name, child })
}

/// Runs a program to its end. Fails where it does.
pub fn run(command: &mut Command) -> Result<()> {
    let shown = show(command);
    let status = start(command)?.wait()?;
    if status.success() { Ok(()) } else { bail!("`{shown}` failed ({status})") }
}

/// A command as it would be typed, without the folders its program is in.
pub fn show(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let words = std::iter::once(program.file_name().unwrap_or_default()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// Ends everything that is still running and waits until it has ended.
pub fn end_all() {
    signal_all(How::Asked);
    let (left, _) = ENDED
        .wait_timeout_while(groups(), GRACE, |groups| !groups.is_empty())
        .unwrap_or_else(PoisonError::into_inner);
    drop(left);
    signal_all(How::Killed);
}

impl Program {
    /// The program's child process, for its pipes.
    pub fn child(&mut self) -> &mut Child {
        &mut self.child
    }

    /// Waits until it ends, and ends what it left behind in its group.
    pub fn wait(mut self) -> Result<ExitStatus> {
        let id = self.child.id();
        let status = self.child.wait();
        signal(id, How::Asked);
        groups().remove(&id);
        ENDED.notify_all();
        status.with_context(|| format!("cannot wait for {}", self.name))
    }
}

fn groups() -> MutexGuard<'static, BTreeSet<u32>> {
    GROUPS.lock().unwrap_or_else(PoisonError::into_inner)
}

fn signal_all(how: How) {
    for id in groups().iter() {
        signal(*id, how);
    }
}

#[cfg(unix)]
fn own_group(command: &mut Command) {
    std::os::unix::process::CommandExt::process_group(command, 0);
}

/// A group that has already ended is fine, so the outcome does not matter.
#[cfg(unix)]
fn signal(id: u32, how: How) {
    use rustix::process::{Pid, Signal, kill_process_group};
    let signal = match how {
        How::Asked => Signal::TERM,
        How::Killed => Signal::KILL,
    };
    if let Some(group) = i32::try_from(id).ok().and_then(Pid::from_raw) {
        let _ = kill_process_group(group, signal);
    }
}

#[cfg(not(unix))]
fn own_group(_command: &mut Command) {}

/// Windows has no way to ask a program without a window, so it is ended with everything it started.
#[cfg(not(unix))]
fn signal(id: u32, _how: How) {
    let _ = Command::new("taskkill").args(["/T", "/F", "/PID", &id.to_string()]).output();
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::io::{BufRead, BufReader};

    #[test]
    fn ends_a_program_with_everything_it_started() {
        let mut shell = Command::new("sh");
        shell.args(["-c", "sleep 600 & echo started; wait"]).stdout(Stdio::piped());
        let mut program = start(&mut shell).unwrap();
        let id = i32::try_from(program.child().id()).unwrap();
        let mut lines = BufReader::new(program.child().stdout.take().unwrap());
        let mut line = String::new();
        lines.read_line(&mut line).unwrap();
        assert_eq!(line, "started\n");

        let waiting = thread::spawn(|| program.wait());
        signal(id.try_into().unwrap(), How::Asked);
        assert!(!waiting.join().unwrap().unwrap().success());
        // The pipe closes only when nobody in the group holds it any more.
        assert_eq!(lines.read_line(&mut line).unwrap(), 0);
    }

    #[test]
    fn says_which_command_failed() {
        let error = run(Command::new("sh").args(["-c", "exit 3"])).unwrap_err().to_string();
        assert!(error.contains("`sh -c exit 3` failed") && error.contains('3'), "{error}");
    }

    #[test]
    fn says_which_program_is_missing() {
        let error = run(&mut Command::new("no-such-program")).unwrap_err();
        assert_eq!(error.to_string(), "cannot start no-such-program");
    }
}
