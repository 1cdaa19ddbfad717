//! A vault in a folder of this machine: one file for each name, for its owner alone, whole or not there.

use super::{Later, Name, Vault, VaultTrouble};
use crate::documents::disk;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Sealed bytes in a folder.
#[derive(Debug, Clone)]
pub struct FolderVault {
    folder: PathBuf,
}

impl FolderVault {
    /// The vault of a folder, which is created where there is none. The folder belongs to this server alone.
    ///
    /// # Errors
    /// If it cannot be created.
    pub fn open(folder: &Path) -> std::io::Result<Self> {
        disk::create_folder(folder)?;
        disk::clear_drafts(folder)?;
        Ok(Self { folder: folder.to_owned() })
    }

    fn file(&self, name: &Name) -> PathBuf {
        // The ending keeps drafts, and whatever else comes to lie here, apart from what is kept.
        self.folder.join(format!("{name}.sealed"))
    }
}

/// Disks may be slow, and the threads that answer requests must not wait for them.
fn on_disk<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, VaultTrouble> + Send + 'static,
) -> Later<'static, T> {
    Box::pin(async {
        let done = tokio::task::spawn_blocking(work).await;
        done.map_err(|_| VaultTrouble::Broken("its thread has ended".to_owned()))?
    })
}

impl Vault for FolderVault {
    fn put(&self, name: Name, sealed: Vec<u8>) -> Later<'_, ()> {
        let file = self.file(&name);
        on_disk(move || Ok(disk::create(&file, |it| it.write_all(&sealed))?))
    }

    fn get(&self, name: Name) -> Later<'_, Option<Vec<u8>>> {
        let file = self.file(&name);
        on_disk(move || match std::fs::read(file) {
            Ok(sealed) => Ok(Some(sealed)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        })
    }

    fn delete(&self, name: Name) -> Later<'_, ()> {
        let file = self.file(&name);
        on_disk(move || Ok(disk::remove(&file)?))
    }

    fn list(&self) -> Later<'_, Vec<Name>> {
        let folder = self.folder.clone();
        on_disk(move || {
            let mut names = Vec::new();
            for entry in std::fs::read_dir(folder)? {
                let file = entry?.file_name();
                let name = file.to_str().and_then(|it| it.strip_suffix(".sealed"));
                names.extend(name.and_then(|it| it.parse::<Name>().ok()));
            }
            names.sort();
            Ok(names)
        })
    }
}
