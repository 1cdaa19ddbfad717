//! Uploads on their way in: pieces in a row, counted while they come, until the file is whole and has been looked at.
//! What lies here is enciphered piece by piece, under a name of ours, and is short-lived. Nobody reads it but
//! [`Quarantine::whole`]. The file says all there is to know, so that a restart loses nothing.

use super::disk;
use super::seal::{DocumentKey, MasterKey, NotOpened, NotSealed};
use super::sniff::{MOST_BYTES, Unfit, too_large};
use crate::rng::Rng;
use std::collections::BTreeSet;
use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

/// Bytes a sealed piece, or key, has more than what is in it.
const SEAL: u64 = 40;
const HEAD: u64 = 32 + SEAL;
/// Pieces of one upload: enough for a bad connection, few enough to be walked through each time.
const MOST_PIECES: u32 = 4096;

/// The name of an upload, made by us: 43 letters, digits, `-` and `_`, not to be guessed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct UploadId(String);

impl FromStr for UploadId {
    type Err = Astray;

    fn from_str(text: &str) -> Result<Self, Astray> {
        let ours = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        let fits = text.len() == 43 && text.bytes().all(ours);
        if fits { Ok(Self(text.to_owned())) } else { Err(Astray::Unknown) }
    }
}

impl fmt::Display for UploadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a piece was not taken, or an upload cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum Astray {
    /// There is no such upload, or no longer.
    #[error("there is no such upload")]
    Unknown,
    /// The piece is not the next one. Go on from where the upload stands.
    #[error("the next piece begins at byte {received}")]
    NotNext {
        /// The bytes that have come.
        received: u64,
    },
    /// It cannot become a document. The upload is gone.
    #[error(transparent)]
    Unfit(#[from] Unfit),
    /// The disk does not do it. The text is for operators.
    #[error("the quarantine is broken: {0}")]
    Broken(String),
}

impl From<io::Error> for Astray {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::NotFound { Self::Unknown } else { Self::Broken(error.to_string()) }
    }
}

impl From<NotSealed> for Astray {
    fn from(error: NotSealed) -> Self {
        Self::Broken(error.to_string())
    }
}

/// What was damaged on disk cannot be read, by nobody's fault but to be sent again.
impl From<NotOpened> for Astray {
    fn from(_: NotOpened) -> Self {
        Self::Unfit(Unfit::Unreadable)
    }
}

/// A folder of uploads on their way in.
#[derive(Clone)]
pub struct Quarantine {
    folder: PathBuf,
    master: Arc<MasterKey>,
    rng: Arc<dyn Rng>,
}

impl Quarantine {
    /// The quarantine of a folder, which is created where there is none.
    ///
    /// # Errors
    /// If it cannot be created.
    pub fn open(folder: &Path, master: Arc<MasterKey>, rng: Arc<dyn Rng>) -> io::Result<Self> {
        disk::create_folder(folder)?;
        Ok(Self { folder: folder.to_owned(), master, rng })
    }

    /// Begins an upload.
    ///
    /// # Errors
    /// [`Astray::Broken`].
    pub async fn begin(&self) -> Result<UploadId, Astray> {
        self.work(|it| {
            let name = it.rng.text::<32>().map_err(|error| Astray::Broken(error.to_string()))?;
            let id = UploadId(name);
            let key = DocumentKey::new(&*it.rng).map_err(NotSealed::from)?;
            let wrapped = it.master.wrap(&key, &id.0, &*it.rng)?;
            let mut new = OpenOptions::new();
            disk::open_private(new.write(true).create_new(true), &it.file(&id))?.write_all(&wrapped)?;
            Ok(id)
        })
        .await
    }

    /// Takes the next piece, which begins at a byte of the file, and says how many bytes have come altogether.
    ///
    /// # Errors
    /// [`Astray::NotNext`] for another piece than the next; [`Unfit::TooLarge`] once there is more than is taken, and
    /// then the upload is gone.
    pub async fn append(&self, id: UploadId, offset: u64, piece: Vec<u8>) -> Result<u64, Astray> {
        self.work(move |it| it.append_now(&id, offset, &piece)).await
    }

    fn append_now(&self, id: &UploadId, offset: u64, piece: &[u8]) -> Result<u64, Astray> {
        let mut file = OpenOptions::new().read(true).write(true).open(self.file(id))?;
        // Given back when the file is closed. Two pieces at a time would be written into one another.
        file.lock()?;
        let stand = Stand::of(&mut file)?;
        if stand.received != offset {
            return Err(Astray::NotNext { received: stand.received });
        }
        let received = offset + piece.len() as u64;
        if received > MOST_BYTES || stand.pieces >= MOST_PIECES {
            disk::remove(&self.file(id))?;
            return Err(too_large().into());
        }
        if piece.is_empty() {
            return Ok(received);
        }
        let key = self.key(&mut file, id)?;
        let sealed = key.seal(piece, &id.0, &stand.pieces.to_string(), &*self.rng)?;
        let length = u32::try_from(sealed.len()).map_err(|_| too_large())?;
        // Over whatever a crash left half written.
        file.set_len(stand.end)?;
        file.seek(SeekFrom::Start(stand.end))?;
        file.write_all(&[&length.to_be_bytes()[..], &sealed].concat())?;
        Ok(received)
    }

    /// How many bytes have come.
    ///
    /// # Errors
    /// [`Astray::Unknown`] if there is no such upload.
    pub async fn received(&self, id: UploadId) -> Result<u64, Astray> {
        self.work(move |it| Ok(Stand::of(&mut File::open(it.file(&id))?)?.received)).await
    }

    /// Everything that has come, put together. The upload stays until it is deleted.
    ///
    /// # Errors
    /// [`Astray::Unknown`] if there is no such upload; [`Unfit::Unreadable`] if the disk has spoilt it.
    pub async fn whole(&self, id: UploadId) -> Result<Vec<u8>, Astray> {
        self.work(move |it| {
            let mut file = File::open(it.file(&id))?;
            let (stand, key) = (Stand::of(&mut file)?, it.key(&mut file, &id)?);
            let mut whole = Vec::new();
            for nth in 0..stand.pieces {
                let mut sealed = vec![0; usize::try_from(length(&mut file)?).unwrap_or_default()];
                file.read_exact(&mut sealed)?;
                whole.extend(key.open(&sealed, &id.0, &nth.to_string())?);
            }
            Ok(whole)
        })
        .await
    }

    /// Removes an upload, if it is there.
    ///
    /// # Errors
    /// [`Astray::Broken`].
    pub async fn delete(&self, id: UploadId) -> Result<(), Astray> {
        self.work(move |it| Ok(disk::remove(&it.file(&id))?)).await
    }

    /// Removes every upload but those that are named, and says how many there were. For a start, when none is under
    /// way: an upload that was begun as the program died has a file and no row.
    ///
    /// # Errors
    /// [`Astray::Broken`].
    pub async fn keep_only(&self, named: BTreeSet<String>) -> Result<u32, Astray> {
        self.work(move |it| {
            let mut removed = 0;
            for entry in fs::read_dir(&it.folder)? {
                let entry = entry?;
                if entry.file_name().to_str().is_none_or(|name| !named.contains(name)) {
                    disk::remove(&entry.path())?;
                    removed += 1;
                }
            }
            Ok(removed)
        })
        .await
    }

    fn file(&self, id: &UploadId) -> PathBuf {
        self.folder.join(&id.0)
    }

    fn key(&self, file: &mut File, id: &UploadId) -> Result<DocumentKey, Astray> {
        let mut wrapped = [0; HEAD as usize];
        file.seek(SeekFrom::Start(0))?;
        file.read_exact(&mut wrapped)?;
        Ok(self.master.unwrap(&wrapped, &id.0)?)
    }

    async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Self) -> Result<T, Astray> + Send + 'static,
    ) -> Result<T, Astray> {
        let this = self.clone();
        let done = tokio::task::spawn_blocking(move || work(&this)).await;
        done.map_err(|_| Astray::Broken("its thread has ended".to_owned()))?
    }
}

/// How far an upload has come.
struct Stand {
    /// Bytes of the document.
    received: u64,
    pieces: u32,
    /// Where the next piece is written.
    end: u64,
}

impl Stand {
    /// Walks over the lengths of the pieces. One that is not all there does not count.
    fn of(file: &mut File) -> io::Result<Self> {
        let size = file.metadata()?.len();
        let mut stand = Self { received: 0, pieces: 0, end: HEAD };
        while stand.end + 4 <= size {
            file.seek(SeekFrom::Start(stand.end))?;
            let length = length(file)?;
            let end = stand.end + 4 + length;
            if length <= SEAL || end > size {
                break;
            }
            stand = Self { received: stand.received + length - SEAL, pieces: stand.pieces + 1, end };
        }
        Ok(stand)
    }
}

fn length(file: &mut File) -> io::Result<u64> {
    let mut length = [0; 4];
    file.read_exact(&mut length)?;
    Ok(u32::from_be_bytes(length).into())
}
