//! A list of breached passwords in the format of Have I Been Pwned: a line for each, `SHA1:COUNT`, sorted. It is tens of
//! gigabytes, so it stays on the disk and is searched there. The password goes nowhere.

use anyhow::{Context, ensure};
use sha1::{Digest, Sha1};
use std::fmt::Write;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// The characters of a hash.
const HASH: usize = 40;
/// More than any line is long.
const LINE: u64 = 80;

/// The list.
#[derive(Debug, Clone)]
pub struct Breached {
    file: PathBuf,
}

impl Breached {
    /// The list in a file.
    ///
    /// # Errors
    /// If the file cannot be read, or does not begin with such a line.
    pub fn open(file: &Path) -> anyhow::Result<Self> {
        let this = Self { file: file.to_owned() };
        let mut first = String::new();
        BufReader::new(this.file()?.take(LINE)).read_line(&mut first)?;
        let hash = first.split(':').next().unwrap_or_default();
        ensure!(
            hash.len() == HASH && hash.bytes().all(|b| b.is_ascii_hexdigit()),
            "{} is no list of SHA-1 hashes with counts, sorted by hash",
            file.display()
        );
        Ok(this)
    }

    /// Whether a password is on it.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn holds(&self, password: &str) -> anyhow::Result<bool> {
        let mut wanted = String::with_capacity(HASH);
        for byte in Sha1::digest(password) {
            write!(wanted, "{byte:02X}")?;
        }
        let mut list = self.file()?;
        // The line that is wanted begins in here, if there is one.
        let (mut low, mut high) = (0, list.metadata()?.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let Some((begins, line)) = line_from(&mut list, middle)? else {
                high = middle;
                continue;
            };
            let hash = line.get(..HASH).unwrap_or(&line).to_ascii_uppercase();
            match hash.cmp(&wanted) {
                std::cmp::Ordering::Equal => return Ok(true),
                std::cmp::Ordering::Less => low = begins + line.len() as u64,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        Ok(false)
    }

    fn file(&self) -> anyhow::Result<File> {
        File::open(&self.file).with_context(|| format!("{} cannot be read", self.file.display()))
    }
}

/// The first whole line that begins at a place or after it, with its own place; none where there is no more.
fn line_from(list: &mut File, place: u64) -> anyhow::Result<Option<(u64, String)>> {
    // A line begins after the end of another: so one byte before the place is read too.
    let from = place.saturating_sub(1);
    list.seek(SeekFrom::Start(from))?;
    let mut rest = BufReader::with_capacity(256, list.take(2 * LINE));
    let mut skipped = Vec::new();
    if place > 0 {
        rest.read_until(b'\n', &mut skipped)?;
    }
    let mut line = String::new();
    rest.read_line(&mut line)?;
    let begins = from + skipped.len() as u64;
    Ok(if line.is_empty() { None } else { Some((begins, line)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(password: &str) -> String {
        Sha1::digest(password).iter().map(|byte| format!("{byte:02X}")).collect()
    }

    fn list(passwords: &[String], ending: &str, last: bool) -> (Breached, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        let mut lines: Vec<_> = passwords.iter().map(|it| format!("{}:{}", hash(it), it.len())).collect();
        lines.sort();
        let text = lines.join(ending) + if last { ending } else { "" };
        let file = folder.path().join("list.txt");
        std::fs::write(&file, text).unwrap();
        (Breached::open(&file).unwrap(), folder)
    }

    #[test]
    fn every_line_is_found_and_nothing_else() {
        for count in [1, 2, 3, 10, 257] {
            let passwords: Vec<_> = (0..count).map(|n| format!("password number {n}")).collect();
            for (ending, last) in [("\n", true), ("\r\n", true), ("\r\n", false)] {
                let (list, _folder) = list(&passwords, ending, last);
                assert!(passwords.iter().all(|it| list.holds(it).unwrap()), "{count} {ending:?}");
                assert!((count..count + 50).all(|n| !list.holds(&format!("password number {n}")).unwrap()));
            }
        }
    }

    #[test]
    fn what_is_no_list_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("words.txt");
        std::fs::write(&file, "password1234\nqwertyuiop12\n").unwrap();
        assert!(Breached::open(&file).unwrap_err().to_string().contains("no list of SHA-1"));
        assert!(Breached::open(&folder.path().join("nothing")).is_err());
    }
}
