//! Proof of address: what residents send in, and the pages reviewers see.
//!
//! An upload waits in [`Quarantine`], is [examined](Documents::examine) and then [kept](Documents::keep) under a key
//! of its own. The original is never shown; only pages drawn here are. This module knows no HTTP, no SQL and no
//! person: whoever calls it keeps the rows, and deletes a document by forgetting it here and dropping its row.

mod disk;
mod drawing;
pub mod flags;
mod jpeg;
pub mod quarantine;
pub mod sandbox;
pub mod scan;
pub mod seal;
mod settings;
pub mod sniff;
pub mod vault;
pub mod worker;

pub use quarantine::{Astray, Quarantine, UploadId};
pub use sandbox::{NoSandbox, Page, Sandbox};
pub use scan::{Clamd, Scanner};
pub use seal::MasterKey;
pub use settings::DocumentSettings;
pub use sniff::{Kind, Unfit};
pub use vault::{BucketSettings, FolderVault, S3Vault, Vault, VaultTrouble};

use crate::rng::{NoRandomness, Rng};
use seal::{DocumentKey, NotOpened, NotSealed};
use sha2::{Digest, Sha256};
use sniff::MOST_PAGES;
use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;
use vault::Name;

const ORIGINAL: &str = "original";

/// The name of a document: 22 letters, digits, `-` and `_`, not to be guessed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DocumentId(String);

/// It is not the name of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("that is not the name of a document")]
pub struct BadDocumentId;

impl DocumentId {
    /// As it stands in a row.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for DocumentId {
    type Err = BadDocumentId;

    fn from_str(text: &str) -> Result<Self, BadDocumentId> {
        let ours = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        let fits = text.len() == 22 && text.bytes().all(ours);
        if fits { Ok(Self(text.to_owned())) } else { Err(BadDocumentId) }
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What the row of a document must remember, besides whether the original is still kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its name.
    pub id: DocumentId,
    /// Its key, wrapped by the master key. Dropping it makes the content unrecoverable, in backups as well.
    pub wrapped_key: Vec<u8>,
    /// How many pages it has, counted from 1.
    pub pages: u32,
    /// The hash of the original, to tell whether the same file was sent before.
    pub sha256: [u8; 32],
}

/// Why a document could not be kept or had.
#[derive(Debug, thiserror::Error)]
pub enum Mishap {
    /// It is not there.
    #[error("there is no such document or page")]
    Gone,
    /// It is there, and does not open: another master key, or somebody changed it.
    #[error(transparent)]
    NotOpened(#[from] NotOpened),
    /// It could not be sealed.
    #[error(transparent)]
    NotSealed(#[from] NotSealed),
    /// The vault does not do it.
    #[error(transparent)]
    Vault(#[from] VaultTrouble),
}

/// What documents need.
pub struct Parts {
    /// Where files are opened, or why there is no such place. Without one every file is [`Unfit::NotCheckable`].
    pub sandbox: Result<Sandbox, NoSandbox>,
    /// Who looks for viruses.
    pub scanner: Scanner,
    /// Where sealed bytes are kept.
    pub vault: Arc<dyn Vault>,
    /// What wraps the keys of documents.
    pub master: Arc<MasterKey>,
    /// Where keys and names come from.
    pub rng: Arc<dyn Rng>,
}

/// The documents of a server.
pub struct Documents {
    parts: Parts,
}

impl Documents {
    /// The documents of a server.
    pub fn new(parts: Parts) -> Self {
        Self { parts }
    }

    /// The quarantine that belongs to a data folder.
    ///
    /// # Errors
    /// If its folder cannot be created.
    pub fn quarantine(&self, data: &Path) -> std::io::Result<Quarantine> {
        let Parts { master, rng, .. } = &self.parts;
        Quarantine::open(&data.join("quarantine"), Arc::clone(master), Arc::clone(rng))
    }

    /// A mark of a text that only this server can make, the same each time; for another purpose it is another.
    pub fn mark(&self, purpose: &str, parts: &[&str]) -> [u8; 32] {
        self.parts.master.mark(purpose, parts)
    }

    /// A name for a document, to be written down before it is kept, so that whatever happens it can be forgotten.
    ///
    /// # Errors
    /// If there is no randomness.
    pub fn name(&self) -> Result<DocumentId, NoRandomness> {
        self.parts.rng.text::<16>().map(DocumentId)
    }

    /// Looks at a file: what it is, whether there is a virus in it, and what it shows. Takes seconds, and waits for
    /// its turn.
    ///
    /// # Errors
    /// [`Unfit`]. Nothing is kept, whatever comes of it.
    pub async fn examine(&self, file: &[u8]) -> Result<Vec<Page>, Unfit> {
        // Said even of what is no document, so that an operator who tries it gets the answer expected.
        if scan::has_eicar(file) {
            return Err(Unfit::Infected);
        }
        sniff::sniff(file)?;
        // Before the scanner, which takes longer: without walls there is no answer anyway.
        let sandbox = self.parts.sandbox.as_ref().map_err(|_| Unfit::NotCheckable)?;
        self.parts.scanner.scan(file).await?;
        sandbox.draw(file).await
    }

    /// Keeps an original and its pages, sealed with a new key. All of it is safe when this returns; if it fails,
    /// nothing is left.
    ///
    /// # Errors
    /// [`Mishap`].
    pub async fn keep(&self, id: &DocumentId, original: &[u8], pages: &[Page]) -> Result<Kept, Mishap> {
        let Parts { master, rng, .. } = &self.parts;
        let key = DocumentKey::new(&**rng).map_err(NotSealed::from)?;
        let wrapped_key = master.wrap(&key, id.as_str(), &**rng)?;
        let numbered = (1_u32..).zip(pages).map(|(number, page)| (number.to_string(), &page.jpeg[..]));
        for (part, plain) in std::iter::once((ORIGINAL.to_owned(), original)).chain(numbered) {
            let sealed = key.seal(plain, id.as_str(), &part, &**rng)?;
            if let Err(trouble) = self.parts.vault.put(name(id, &part)?, sealed).await {
                // Under a name that is taken lies somebody else's document.
                if !matches!(trouble, VaultTrouble::Taken) {
                    self.forget(id).await?;
                }
                return Err(trouble.into());
            }
        }
        let pages = u32::try_from(pages.len()).unwrap_or(u32::MAX);
        Ok(Kept { id: id.clone(), wrapped_key, pages, sha256: Sha256::digest(original).into() })
    }

    /// A page of a document, counted from 1, as a JPEG.
    ///
    /// # Errors
    /// [`Mishap::Gone`] if there is no such page.
    pub async fn page(&self, id: &DocumentId, wrapped_key: &[u8], number: u32) -> Result<Vec<u8>, Mishap> {
        let key = self.parts.master.unwrap(wrapped_key, id.as_str())?;
        let part = number.to_string();
        let sealed = self.parts.vault.get(name(id, &part)?).await?.ok_or(Mishap::Gone)?;
        Ok(key.open(&sealed, id.as_str(), &part)?)
    }

    /// Removes the original; the pages stay. Does nothing where it is gone.
    ///
    /// # Errors
    /// If the vault does not do it; ask again.
    pub async fn forget_original(&self, id: &DocumentId) -> Result<(), Mishap> {
        Ok(self.parts.vault.delete(name(id, ORIGINAL)?).await?)
    }

    /// Removes everything of a document. Does nothing where it is gone. Its row, with the key, is the caller's to
    /// drop.
    ///
    /// # Errors
    /// If the vault does not do it; ask again.
    pub async fn forget(&self, id: &DocumentId) -> Result<(), Mishap> {
        let pages = (1..=MOST_PAGES).map(|number| number.to_string());
        for part in std::iter::once(ORIGINAL.to_owned()).chain(pages) {
            self.parts.vault.delete(name(id, &part)?).await?;
        }
        Ok(())
    }

    /// Every document of which something is kept, for the daily job that looks for those without a row.
    ///
    /// # Errors
    /// If the vault cannot be listed.
    pub async fn kept(&self) -> Result<BTreeSet<DocumentId>, Mishap> {
        let names = self.parts.vault.list().await?;
        let id = |it: &Name| it.to_string().split_once('.').and_then(|(id, _)| id.parse().ok());
        Ok(names.iter().filter_map(id).collect())
    }
}

/// Names in a vault need no secret, as a document's own name cannot be guessed.
fn name(id: &DocumentId, part: &str) -> Result<Name, Mishap> {
    format!("{id}.{part}").parse().map_err(|_| Mishap::Gone)
}
