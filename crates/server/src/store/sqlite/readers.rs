//! Connections that only read. A read is a few look-ups by key of one holder, a matter of microseconds, so it is done
//! where it is asked for: handing it to another thread costs more than it does
//! (docs/decisions/0010-reads-in-place.md).

use super::connection;
use crate::store::{Later, Trouble};
use rusqlite::Connection;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// The connections at rest: never more than there are threads that ask.
#[derive(Debug)]
pub struct Readers {
    file: PathBuf,
    idle: Mutex<Vec<Connection>>,
}

impl Readers {
    /// Readers of a store's file. Connections are opened when they are first needed.
    pub fn new(file: PathBuf) -> Self {
        Self { file, idle: Mutex::default() }
    }

    /// Reads. A connection that met trouble is not used again.
    pub fn run<T: Send + 'static>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, Trouble> + Send + 'static,
    ) -> Later<'_, T> {
        Box::pin(async move { self.read(read) })
    }

    fn read<T>(&self, read: impl FnOnce(&Connection) -> Result<T, Trouble>) -> Result<T, Trouble> {
        let rested = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let db = rested.map_or_else(|| connection::reading(&self.file), Ok)?;
        let read = read(&db)?;
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(db);
        Ok(read)
    }
}
