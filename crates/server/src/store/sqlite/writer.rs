//! The one thread that writes. It takes whatever waits, does all of it in one transaction, commits, and only then
//! answers: the disk is waited for once for many requests.
//!
//! A piece of work checks everything before it writes. Should one fail all the same, everything is undone and each is
//! done again on its own, so that it takes no other down with it.

use super::connection;
use crate::store::{Later, Trouble};
use rusqlite::Connection;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::JoinHandle;
use tokio::sync::{mpsc, oneshot};

#[cfg(test)]
mod tests;

const QUEUE: usize = 4096;
const GROUP: usize = 512;

/// The way to the thread. When this is dropped, what was taken in is finished first.
#[derive(Debug)]
pub struct Writer {
    queue: Option<mpsc::Sender<Box<dyn Work>>>,
    commits: Arc<AtomicU64>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    /// Starts the thread for a store's file.
    pub fn start(file: PathBuf) -> anyhow::Result<Self> {
        let (queue, waiting) = mpsc::channel(QUEUE);
        let commits = Arc::default();
        let desk = Desk { db: Some(connection::writing(&file)?), file, commits: Arc::clone(&commits) };
        let thread = std::thread::Builder::new().name("writer".to_owned()).spawn(|| desk.work(waiting))?;
        Ok(Self { queue: Some(queue), commits, thread: Some(thread) })
    }

    /// How many transactions have been committed.
    pub fn commits(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.commits)
    }

    /// Has something done, and says how it ended once that is on the disk.
    pub fn run<T: Send + 'static>(
        &self,
        task: impl FnMut(&Connection) -> Result<T, Trouble> + Send + 'static,
    ) -> Later<'_, T> {
        let (reply, answer) = oneshot::channel();
        let job = Box::new(Job { task, done: None, reply });
        let queued = self
            .queue
            .as_ref()
            .map_or(Err(Trouble::Busy), |queue| queue.try_send(job).map_err(|_| Trouble::Busy));
        Box::pin(async move {
            queued?;
            answer.await.map_err(|_| Trouble::Unknown)?
        })
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.queue.take();
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap_or_default();
        }
    }
}

trait Work: Send {
    fn attempt(&mut self, db: &Connection) -> Result<(), Trouble>;
    fn answer(self: Box<Self>, end: Result<(), Trouble>);
}

struct Job<F, T> {
    task: F,
    done: Option<T>,
    reply: oneshot::Sender<Result<T, Trouble>>,
}

impl<T: Send, F: FnMut(&Connection) -> Result<T, Trouble> + Send> Work for Job<F, T> {
    fn attempt(&mut self, db: &Connection) -> Result<(), Trouble> {
        let tried = catch_unwind(AssertUnwindSafe(|| (self.task)(db)));
        self.done = Some(tried.unwrap_or_else(|_| Err(Trouble::Broken("a decision panicked".to_owned())))?);
        Ok(())
    }

    fn answer(self: Box<Self>, end: Result<(), Trouble>) {
        let done = self.done.ok_or(Trouble::Unknown);
        // Whoever asked may have gone; the work stands, and asking again finds it.
        self.reply.send(end.and(done)).unwrap_or_default();
    }
}

/// How an attempt at a group ended when it did not end well.
enum Failed {
    /// Before the commit: nothing was done.
    Undone(Trouble),
    /// At the commit.
    Commit(Trouble),
}

struct Desk {
    file: PathBuf,
    /// None after a commit that failed: what such a connection remembers cannot be trusted.
    db: Option<Connection>,
    commits: Arc<AtomicU64>,
}

impl Desk {
    fn work(mut self, mut waiting: mpsc::Receiver<Box<dyn Work>>) {
        while let Some(first) = waiting.blocking_recv() {
            let mut group = vec![first];
            while group.len() < GROUP
                && let Ok(next) = waiting.try_recv()
            {
                group.push(next);
            }
            self.serve(group);
        }
    }

    fn serve(&mut self, mut group: Vec<Box<dyn Work>>) {
        match self.attempt(&mut group) {
            Ok(()) => group.into_iter().for_each(|job| job.answer(Ok(()))),
            Err(Failed::Undone(_)) if group.len() > 1 => {
                group.into_iter().for_each(|job| self.serve(vec![job]))
            }
            Err(Failed::Undone(trouble) | Failed::Commit(trouble)) => {
                group.into_iter().for_each(|job| job.answer(Err(trouble.clone())));
            }
        }
    }

    fn attempt(&mut self, group: &mut [Box<dyn Work>]) -> Result<(), Failed> {
        let db = match self.db.take() {
            Some(db) => db,
            None => connection::writing(&self.file).map_err(|error| Failed::Undone(reopening(&error)))?,
        };
        let end = all_or_nothing(&db, group);
        if end.is_ok() {
            self.commits.fetch_add(1, Ordering::Relaxed);
        }
        let usable = match &end {
            Ok(()) => true,
            Err(Failed::Undone(_)) => db.is_autocommit() || db.execute_batch("ROLLBACK").is_ok(),
            Err(Failed::Commit(_)) => false,
        };
        self.db = usable.then_some(db);
        end
    }
}

fn all_or_nothing(db: &Connection, group: &mut [Box<dyn Work>]) -> Result<(), Failed> {
    let run = |sql| db.prepare_cached(sql).and_then(|mut statement| statement.execute([]));
    run("BEGIN IMMEDIATE").map_err(|error| Failed::Undone(error.into()))?;
    for job in group {
        job.attempt(db).map_err(Failed::Undone)?;
    }
    match run("COMMIT") {
        Ok(_) => Ok(()),
        Err(error) => {
            tracing::error!(%error, "a commit failed");
            let full = error.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull);
            Err(Failed::Commit(if full { Trouble::Full } else { Trouble::Unknown }))
        }
    }
}

fn reopening(error: &anyhow::Error) -> Trouble {
    tracing::error!(%error, "the store cannot be opened again");
    Trouble::Busy
}
