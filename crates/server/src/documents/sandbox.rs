//! The walls around the worker: no network, no files but the system's programs, nobody's rights, and so much memory
//! and time. Where they cannot be built nothing is drawn at all. What comes out is not believed either: a page is
//! passed on only if it is a JPEG of the shape we make.

use super::jpeg;
use super::sniff::{MOST_PAGES, Unfit};
use super::worker::{self, HELLO};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, Command};
use tokio::sync::{Semaphore, TryAcquireError};

const BWRAP: &str = "/usr/bin/bwrap";
const PRLIMIT: &str = "/usr/bin/prlimit";
/// Where the program stands inside.
const INSIDE: &str = "/render";
/// Bytes of address space, seconds of processor, bytes of a file, processes, open files, bytes of a core dump.
const LIMITS: [&str; 6] =
    ["--as=536870912", "--cpu=10", "--fsize=60000000", "--nproc=32", "--nofile=64", "--core=0"];
/// How long a file may take altogether.
const PATIENCE: Duration = Duration::from_secs(20);
/// Files that may wait for their turn. More are held back.
const QUEUE: usize = 32;
const MOST_BYTES_A_PAGE: u32 = 3 << 20;
const MOST_WORDS: u64 = 64;

/// A page of a document, drawn by us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// A baseline JPEG without anything but pixels.
    pub jpeg: Vec<u8>,
    /// In pixels, 2,000 at most.
    pub width: u32,
    /// In pixels, 2,000 at most.
    pub height: u32,
}

/// There is no sandbox on this machine. The text is for operators.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("documents cannot be looked at: {0}")]
pub struct NoSandbox(String);

/// A place where files can be opened without harm.
#[derive(Debug, Clone)]
pub struct Sandbox {
    program: PathBuf,
    turns: Arc<Semaphore>,
    places: Arc<Semaphore>,
}

impl Sandbox {
    /// Builds the walls once, around a program whose subcommand `render` is [`worker::main`].
    ///
    /// # Errors
    /// If this machine cannot build them; the reason says what to do.
    pub fn detect(program: &Path) -> Result<Self, NoSandbox> {
        if !Path::new(BWRAP).exists() || !Path::new(PRLIMIT).exists() {
            return Err(NoSandbox(format!("{BWRAP} or {PRLIMIT} is missing; install bubblewrap")));
        }
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let turns = (cores / 2).max(1);
        let sandbox = Self {
            program: program.to_owned(),
            turns: Arc::new(Semaphore::new(turns)),
            places: Arc::new(Semaphore::new(turns + QUEUE)),
        };
        let mut command = std::process::Command::new(BWRAP);
        command.args(sandbox.words()).stdin(Stdio::null());
        let said = command.output().map_err(|error| NoSandbox(format!("{BWRAP} cannot be run: {error}")))?;
        if said.stdout == HELLO && worker::meaning(&said.stderr) == Unfit::Empty {
            return Ok(sandbox);
        }
        let told =
            String::from_utf8_lossy(&said.stderr).lines().next().unwrap_or("it says nothing").to_owned();
        Err(NoSandbox(format!("{BWRAP} cannot shut a program in here: {told}")))
    }

    /// [`Sandbox::detect`] with the program that is running.
    ///
    /// # Errors
    /// As there.
    pub fn of_this_program() -> Result<Self, NoSandbox> {
        let program = std::env::current_exe()
            .map_err(|error| NoSandbox(format!("this program cannot find itself: {error}")))?;
        Self::detect(&program)
    }

    /// What [`BWRAP`] is told. The limits are set inside, so that the processes counted are the worker's own.
    fn words(&self) -> Vec<OsString> {
        let walls = "--unshare-all --die-with-parent --new-session --cap-drop ALL --uid 65534 --gid 65534 --clearenv \
                     --hostname worker --ro-bind /usr /usr --symlink usr/lib /lib --symlink usr/lib64 /lib64 \
                     --symlink usr/bin /bin --proc /proc --dev /dev --remount-ro /dev --size 64000000 --tmpfs /tmp --chdir /tmp --setenv PATH /usr/bin";
        let mut words: Vec<OsString> = walls.split_whitespace().map(OsString::from).collect();
        words.extend(["--ro-bind".into(), self.program.clone().into(), INSIDE.into()]);
        words.extend(["--remount-ro", "/", "--", PRLIMIT].map(OsString::from));
        words.extend(LIMITS.map(OsString::from));
        words.extend(["--", INSIDE, "render"].map(OsString::from));
        words
    }

    /// Draws the pages of a file. At most half of the cores draw at a time.
    ///
    /// # Errors
    /// [`Unfit`]: what the worker found, [`Unfit::Unreadable`] if the file broke it or took too long, and
    /// [`Unfit::NotCheckable`] if it could not be started or too many wait.
    pub async fn draw(&self, file: &[u8]) -> Result<Vec<Page>, Unfit> {
        let _place = self.places.try_acquire().map_err(|error| match error {
            TryAcquireError::Closed | TryAcquireError::NoPermits => Unfit::NotCheckable,
        })?;
        let _turn = self.turns.acquire().await.map_err(|_| Unfit::NotCheckable)?;
        let mut command = Command::new(BWRAP);
        command.args(self.words()).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child =
            command.kill_on_drop(true).spawn().map_err(|error| not_started(&error.to_string()))?;
        // When the time is up the child is dropped, and with it everything inside.
        let drawn = tokio::time::timeout(PATIENCE, run(&mut child, file)).await;
        let drawn = drawn.unwrap_or(Err(Unfit::Unreadable));
        child.kill().await.unwrap_or_default();
        drawn
    }
}

fn not_started(reason: &str) -> Unfit {
    tracing::error!(reason, "the sandbox for documents could not be started");
    Unfit::NotCheckable
}

async fn run(child: &mut Child, file: &[u8]) -> Result<Vec<Page>, Unfit> {
    let (Some(mut input), Some(output), Some(errors)) =
        (child.stdin.take(), child.stdout.take(), child.stderr.take())
    else {
        return Err(not_started("it has no pipes"));
    };
    let give = async move {
        // A worker that has seen enough need not take the rest.
        input.write_all(file).await.unwrap_or_default();
        drop(input);
    };
    let hear = async move {
        let mut word = Vec::new();
        errors.take(MOST_WORDS).read_to_end(&mut word).await.map(drop).unwrap_or_default();
        word
    };
    let ((), (greeted, pages), word) = tokio::join!(give, take(output), hear);
    let ended = child.wait().await.map_err(|error| not_started(&error.to_string()))?;
    if !greeted {
        return Err(not_started(String::from_utf8_lossy(&word).lines().next().unwrap_or_default()));
    }
    match (ended.code(), pages) {
        (Some(0), Some(pages)) => Ok(pages),
        (Some(code), _) if code == i32::from(worker::REFUSED) => Err(worker::meaning(&word)),
        (Some(_) | None, _) => Err(Unfit::Unreadable),
    }
}

/// Whether the worker greeted, and its pages if all of them came and could have been ours. Hangs up when it has heard
/// enough, so that a worker that goes on ends.
async fn take(mut from: impl AsyncRead + Unpin) -> (bool, Option<Vec<Page>>) {
    let mut hello = [0; HELLO.len()];
    let greeted = from.read_exact(&mut hello).await.is_ok() && hello == HELLO;
    if !greeted {
        return (false, None);
    }
    (true, pages(&mut from).await)
}

async fn pages(from: &mut (impl AsyncRead + Unpin)) -> Option<Vec<Page>> {
    let mut pages = Vec::new();
    loop {
        let length = from.read_u32().await.ok()?;
        if length == 0 {
            // Nothing may follow, and there is a document only if there is a page.
            let over = from.read(&mut [0]).await.is_ok_and(|more| more == 0);
            return (over && !pages.is_empty()).then_some(pages);
        }
        if length > MOST_BYTES_A_PAGE || pages.len() >= MOST_PAGES as usize {
            return None;
        }
        let mut jpeg = vec![0; usize::try_from(length).ok()?];
        from.read_exact(&mut jpeg).await.ok()?;
        let (width, height) = jpeg::ours(&jpeg)?;
        pages.push(Page { jpeg, width, height });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::codecs::jpeg::JpegEncoder;

    fn page() -> Vec<u8> {
        let mut jpeg = Vec::new();
        let white = image::RgbImage::from_pixel(8, 8, image::Rgb([255; 3]));
        JpegEncoder::new_with_quality(&mut jpeg, 82).encode_image(&white).unwrap();
        jpeg
    }

    fn framed(pages: &[Vec<u8>]) -> Vec<u8> {
        let frame = |it: &Vec<u8>| [&u32::try_from(it.len()).unwrap().to_be_bytes()[..], it].concat();
        pages.iter().map(frame).collect::<Vec<_>>().concat()
    }

    #[tokio::test]
    async fn a_worker_that_was_taken_over_gets_nothing_through() {
        let end = vec![0; 4];
        let read = async |bytes: Vec<u8>| take(&bytes[..]).await;
        let good = read([HELLO, &framed(&[page(), page()]), &end].concat()).await;
        assert_eq!(good.1.map(|pages| pages.len()), Some(2));
        let script = b"<script>alert(1)</script>".to_vec();
        for bad in [
            [framed(std::slice::from_ref(&script)), end.clone()].concat(),
            [framed(&[[page(), script].concat()]), end.clone()].concat(),
            [framed(&vec![page(); 11]), end.clone()].concat(),
            framed(&[page()]),
            end.clone(),
            [framed(&[page()]), end, vec![1]].concat(),
            vec![0xFF; 4],
            Vec::new(),
        ] {
            assert_eq!(read([HELLO, &bad].concat()).await, (true, None));
        }
        assert_eq!(read(b"bwrap: no".to_vec()).await, (false, None));
    }

    #[test]
    fn without_walls_there_is_no_sandbox() {
        let refused = Sandbox::detect(Path::new("/nowhere/permit-server")).unwrap_err();
        assert!(refused.to_string().starts_with("documents cannot be looked at: "), "{refused}");
    }
}
