//! Encryption at rest. Every document has a key of its own; that key is kept only wrapped by the master key, in the
//! document's row. Once the row is gone nothing brings the content back, whatever backups of it there are.
//!
//! Keys are never printed, and are wiped from memory when they are dropped.

use crate::rng::{NoRandomness, Rng};
use anyhow::{Context, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::fmt;
use std::io::Write;
use std::path::Path;
use zeroize::Zeroizing;

/// The environment variable the master key may come from.
pub const MASTER_KEY_VARIABLE: &str = "PERMIT_DOCUMENT_KEY";
/// The file of the master key in the data folder, where the variable is not set.
pub const MASTER_KEY_FILE: &str = "document.key";

const KEY: usize = 32;
const NONCE: usize = 24;

/// The bytes cannot be opened: another key, another place, or they were changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("sealed bytes cannot be opened with this key in this place")]
pub struct NotOpened;

/// Why bytes could not be sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotSealed {
    /// There is no randomness.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    /// They are too long.
    #[error("too much to seal at once")]
    TooLong,
}

/// 256 bits that seal and open.
struct Key(Zeroizing<[u8; KEY]>);

impl Key {
    fn seal(&self, plain: &[u8], place: &[u8], rng: &dyn Rng) -> Result<Vec<u8>, NotSealed> {
        let nonce = rng.bytes::<NONCE>()?;
        let payload = Payload { msg: plain, aad: place };
        let sealed = self.cipher().encrypt(&nonce.into(), payload).map_err(|_| NotSealed::TooLong)?;
        Ok([&nonce[..], &sealed].concat())
    }

    fn open(&self, sealed: &[u8], place: &[u8]) -> Result<Vec<u8>, NotOpened> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>().ok_or(NotOpened)?;
        let payload = Payload { msg: sealed, aad: place };
        self.cipher().decrypt(&(*nonce).into(), payload).map_err(|_| NotOpened)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&(*self.0).into())
    }
}

/// The key of one document.
pub struct DocumentKey(Key);

impl DocumentKey {
    /// A new one.
    ///
    /// # Errors
    /// If there is no randomness.
    pub fn new(rng: &dyn Rng) -> Result<Self, NoRandomness> {
        let mut key = Zeroizing::new([0; KEY]);
        rng.fill(&mut *key)?;
        Ok(Self(Key(key)))
    }

    /// Seals a part of a document. It opens only as that part of that document.
    ///
    /// # Errors
    /// If there is no randomness, or too much to seal.
    pub fn seal(
        &self,
        plain: &[u8],
        document: &str,
        part: &str,
        rng: &dyn Rng,
    ) -> Result<Vec<u8>, NotSealed> {
        self.0.seal(plain, &place(document, part), rng)
    }

    /// Opens a part of a document.
    ///
    /// # Errors
    /// If it was sealed with another key, as another part, or was changed.
    pub fn open(&self, sealed: &[u8], document: &str, part: &str) -> Result<Vec<u8>, NotOpened> {
        self.0.open(sealed, &place(document, part))
    }
}

impl fmt::Debug for DocumentKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DocumentKey(..)")
    }
}

/// Two names cannot run into one another: neither has a zero byte.
fn place(document: &str, part: &str) -> Vec<u8> {
    [b"permit document 1\0", document.as_bytes(), b"\0", part.as_bytes()].concat()
}

/// The key that wraps the keys of documents.
pub struct MasterKey(Key);

impl fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MasterKey(..)")
    }
}

impl MasterKey {
    /// The key that is told in [`MASTER_KEY_VARIABLE`], else the one of the data folder, made now if there is none.
    ///
    /// # Errors
    /// If what is told is not 32 bytes in base64, or the file cannot be read or made or is open to others.
    pub fn find(told: Option<&str>, data: &Path, rng: &dyn Rng) -> anyhow::Result<Self> {
        match told {
            Some(text) => Self::read(text).with_context(|| format!("{MASTER_KEY_VARIABLE} is not right")),
            None => Self::in_folder(data, rng),
        }
    }

    fn in_folder(data: &Path, rng: &dyn Rng) -> anyhow::Result<Self> {
        let file = data.join(MASTER_KEY_FILE);
        if !file.exists() {
            super::disk::create_folder(data)?;
            super::disk::clear_drafts(data)?;
            let mut key = Zeroizing::new([0; KEY]);
            rng.fill(&mut *key)?;
            let text = Zeroizing::new(STANDARD.encode(*key) + "\n");
            super::disk::create(&file, |it| it.write_all(text.as_bytes()))
                .with_context(|| format!("{} cannot be made", file.display()))?;
        }
        ensure!(super::disk::is_private(&file)?, "{} can be read by others: chmod 600 it", file.display());
        let text = std::fs::read_to_string(&file).map(Zeroizing::new);
        let text = text.with_context(|| format!("{} cannot be read", file.display()))?;
        Self::read(&text).with_context(|| format!("{} is not right", file.display()))
    }

    fn read(text: &str) -> anyhow::Result<Self> {
        // What is wrong is not repeated: it may be most of a key.
        let bytes = STANDARD.decode(text.trim()).map(Zeroizing::new).ok();
        let key = bytes.and_then(|bytes| <[u8; KEY]>::try_from(&bytes[..]).ok());
        let key = key.context("a key is 32 bytes in base64, as from: openssl rand -base64 32")?;
        Ok(Self(Key(Zeroizing::new(key))))
    }

    /// A mark of texts that cannot be made without the key and does not tell it. The purpose keeps marks apart.
    pub fn mark(&self, purpose: &str, parts: &[&str]) -> [u8; 32] {
        let key = hmac(&self.0.0, &[b"permit mark 1", purpose.as_bytes()]);
        let parts: Vec<_> = parts.iter().map(|part| part.as_bytes()).collect();
        *hmac(&key, &parts)
    }

    /// Wraps the key of a document, to be kept in its row.
    ///
    /// # Errors
    /// If there is no randomness.
    pub fn wrap(&self, key: &DocumentKey, document: &str, rng: &dyn Rng) -> Result<Vec<u8>, NotSealed> {
        self.0.seal(&*key.0.0, &place(document, "key"), rng)
    }

    /// Unwraps the key of a document.
    ///
    /// # Errors
    /// If it was wrapped by another master key, for another document, or was changed.
    pub fn unwrap(&self, wrapped: &[u8], document: &str) -> Result<DocumentKey, NotOpened> {
        let key = Zeroizing::new(self.0.open(wrapped, &place(document, "key"))?);
        let key = <[u8; KEY]>::try_from(&key[..]).map_err(|_| NotOpened)?;
        Ok(DocumentKey(Key(Zeroizing::new(key))))
    }
}

/// HMAC-SHA-256 of parts, each with its length before it, so that none runs into the next.
fn hmac(key: &[u8; KEY], parts: &[&[u8]]) -> Zeroizing<[u8; KEY]> {
    // A key shorter than a block is filled up with zeros: so the standard says.
    let mut block = Zeroizing::new([0; 64]);
    block[..KEY].copy_from_slice(key);
    let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new(&(*block).into());
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    Zeroizing::new(mac.finalize().into_bytes().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::SystemRng;

    fn master() -> MasterKey {
        MasterKey::read(&STANDARD.encode([7; KEY])).unwrap()
    }

    #[test]
    fn a_part_opens_only_in_its_place_and_unchanged() {
        let key = DocumentKey::new(&SystemRng).unwrap();
        let sealed = key.seal(b"12 Mill Road", "d1", "original", &SystemRng).unwrap();
        assert!(!sealed.windows(4).any(|it| it == b"Mill"));
        assert_eq!(key.open(&sealed, "d1", "original").unwrap(), b"12 Mill Road");
        assert_ne!(sealed, key.seal(b"12 Mill Road", "d1", "original", &SystemRng).unwrap());
        assert_eq!(key.open(&sealed, "d1", "1"), Err(NotOpened));
        assert_eq!(key.open(&sealed, "d2", "original"), Err(NotOpened));
        let other = DocumentKey::new(&SystemRng).unwrap();
        assert_eq!(other.open(&sealed, "d1", "original"), Err(NotOpened));
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert_eq!(key.open(&changed, "d1", "original"), Err(NotOpened));
            assert_eq!(key.open(&sealed[..at], "d1", "original"), Err(NotOpened));
        }
    }

    #[test]
    fn a_document_key_is_had_only_through_the_master_key() {
        let key = DocumentKey::new(&SystemRng).unwrap();
        let wrapped = master().wrap(&key, "d1", &SystemRng).unwrap();
        assert!(!wrapped.windows(KEY).any(|it| it == *key.0.0));
        let sealed = key.seal(b"a", "d1", "1", &SystemRng).unwrap();
        let again = master().unwrap(&wrapped, "d1").unwrap();
        assert_eq!(again.open(&sealed, "d1", "1").unwrap(), b"a");
        assert!(master().unwrap(&wrapped, "d2").is_err());
        let other = MasterKey::read(&STANDARD.encode([8; KEY])).unwrap();
        assert!(other.unwrap(&wrapped, "d1").is_err());
        assert_eq!(format!("{key:?} {:?}", master()), "DocumentKey(..) MasterKey(..)");
    }

    #[test]
    fn a_mark_is_of_its_purpose_its_parts_and_its_key() {
        let mark = master().mark("receipt", &["ab", "c"]);
        assert_eq!(mark, master().mark("receipt", &["ab", "c"]));
        let other = MasterKey::read(&STANDARD.encode([8; KEY])).unwrap();
        let others = [
            master().mark("receipt", &["a", "bc"]),
            master().mark("receipt", &["ab", "c", ""]),
            master().mark("letter", &["ab", "c"]),
            other.mark("receipt", &["ab", "c"]),
        ];
        assert!(!others.contains(&mark));
    }

    #[test]
    fn the_master_key_is_told_or_made_once() {
        let data = tempfile::tempdir().unwrap();
        let key = DocumentKey::new(&SystemRng).unwrap();
        let first = MasterKey::find(None, data.path(), &SystemRng).unwrap();
        let wrapped = first.wrap(&key, "d1", &SystemRng).unwrap();
        let again = MasterKey::find(None, data.path(), &SystemRng).unwrap();
        assert!(again.unwrap(&wrapped, "d1").is_ok());
        let told = MasterKey::find(Some(&STANDARD.encode([9; KEY])), data.path(), &SystemRng).unwrap();
        assert!(told.unwrap(&wrapped, "d1").is_err());
        for wrong in ["", "c2VjcmV0", "secret secret", &STANDARD.encode([1; 33])] {
            let said = format!("{:#}", MasterKey::find(Some(wrong), data.path(), &SystemRng).unwrap_err());
            assert!(said.contains(MASTER_KEY_VARIABLE) && !said.contains("secret"), "{said}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_key_that_others_can_read_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let data = tempfile::tempdir().unwrap();
        MasterKey::find(None, data.path(), &SystemRng).unwrap();
        let file = data.path().join(MASTER_KEY_FILE);
        let mode = |file: &Path| std::fs::metadata(file).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&file), 0o600);
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
        let said = format!("{:#}", MasterKey::find(None, data.path(), &SystemRng).unwrap_err());
        assert!(said.contains("can be read by others"), "{said}");
    }
}
