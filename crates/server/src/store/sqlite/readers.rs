//! A few connections that only read, each used by one request at a time, off the threads that serve the network.

use super::connection;
use crate::store::{Later, Trouble};
use rusqlite::Connection;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::Semaphore;

const MOST: usize = 8;

/// The connections, at rest and at work.
#[derive(Debug)]
pub struct Readers {
    file: PathBuf,
    turns: Arc<Semaphore>,
    idle: Arc<Mutex<Vec<Connection>>>,
}

impl Readers {
    /// Readers of a store's file. Connections are opened when they are first needed.
    pub fn new(file: PathBuf) -> Self {
        let many = std::thread::available_parallelism().map_or(2, |cores| cores.get().clamp(2, MOST));
        Self { file, turns: Arc::new(Semaphore::new(many)), idle: Arc::default() }
    }

    /// Reads. A connection that met trouble is not used again.
    pub fn run<T: Send + 'static>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, Trouble> + Send + 'static,
    ) -> Later<'_, T> {
        let (file, turns, idle) = (self.file.clone(), Arc::clone(&self.turns), Arc::clone(&self.idle));
        Box::pin(async move {
            let turn = turns.acquire_owned().await.map_err(|_| Trouble::Busy)?;
            let work = move || {
                let _turn = turn;
                let rested = idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
                let db = rested.map_or_else(|| connection::reading(&file), Ok)?;
                let read = read(&db)?;
                idle.lock().unwrap_or_else(PoisonError::into_inner).push(db);
                Ok(read)
            };
            tokio::task::spawn_blocking(work)
                .await
                .map_err(|_| Trouble::Broken("a reader came to grief".to_owned()))?
        })
    }
}
