//! Files for the person to keep, in the folder where they look for them. Nothing that is there is written over, and no
//! name leads out of the folder or makes a file into something that starts.

use permit_api::devices::{Folder, Saved};
use permit_core::Download;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use tauri::{AppHandle, Manager, Runtime};

/// The most characters of a name before its number and its ending.
const LONGEST: usize = 80;

/// How many files of one name there may be.
const MOST: u32 = 999;

/// What a file is called whose own name is none.
const NAMELESS: &str = "visitor-permits";

/// Names that are devices on Windows, whatever follows their first dot.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// Saves a file among the downloads, or among the documents where there is no place for downloads.
pub fn save<R: Runtime>(app: &AppHandle<R>, download: &Download) -> Saved {
    let Some(ending) = ending(&download.media_type) else {
        tracing::warn!("a file of an unknown kind was not saved");
        return Saved::not_kept();
    };
    let (paths, stem) = (app.path(), stem(&download.name, ending));
    let folders = [(Folder::Downloads, paths.download_dir()), (Folder::Documents, paths.document_dir())];
    for (folder, path) in folders {
        let Ok(path) = path else { continue };
        match write(&path, &stem, ending, &download.bytes) {
            Ok(name) => return Saved::Kept { name, folder },
            Err(error) => tracing::warn!(reason = %error.kind(), ?folder, "a file could not be saved"),
        }
    }
    Saved::not_kept()
}

/// How the names of a kind of file end: only kinds that show something and start nothing.
fn ending(media_type: &str) -> Option<&'static str> {
    match media_type {
        "application/json" => Some("json"),
        "application/pdf" => Some("pdf"),
        "text/csv" => Some("csv"),
        _ => None,
    }
}

/// What to call a file, without its ending: letters, digits and a few signs that every system takes.
fn stem(name: &str, ending: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let own = match last.rsplit_once('.') {
        Some((own, its)) if its.eq_ignore_ascii_case(ending) => own,
        _ => last,
    };
    let fits = |letter: &char| letter.is_alphanumeric() || " -_.()".contains(*letter);
    let kept: String = own.chars().filter(fits).take(LONGEST).collect();
    let kept = kept.trim_matches([' ', '.']);
    if kept.is_empty() || is_device(kept) { NAMELESS.to_owned() } else { kept.to_owned() }
}

fn is_device(stem: &str) -> bool {
    let first = stem.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    DEVICES.contains(&first.trim_end_matches(char::is_numeric))
}

/// Writes a file under the first free name, which it tells. What cannot be written whole is not there at all.
fn write(folder: &Path, stem: &str, ending: &str, bytes: &[u8]) -> io::Result<String> {
    fs::create_dir_all(folder)?;
    for number in 1..=MOST {
        let name =
            if number == 1 { format!("{stem}.{ending}") } else { format!("{stem} ({number}).{ending}") };
        let path = folder.join(&name);
        match File::options().write(true).create_new(true).open(&path) {
            Ok(mut file) => {
                let written = file.write_all(bytes).and_then(|()| file.sync_all());
                drop(file);
                return match written {
                    Ok(()) => Ok(name),
                    Err(error) => fs::remove_file(&path).and(Err(error)),
                };
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_harmless_on_every_system() {
        for (name, expected) in [
            ("receipt-1042.pdf", "receipt-1042"),
            ("RECEIPT.PDF", "RECEIPT"),
            ("Derbynneb Tŷ 12 (copi).pdf", "Derbynneb Tŷ 12 (copi)"),
            ("receipt.exe", "receipt.exe"),
            ("receipt.pdf.desktop", "receipt.pdf.desktop"),
            ("../../.bashrc", "bashrc"),
            ("..\\..\\start.bat.pdf", "start.bat"),
            ("/etc/passwd", "passwd"),
            ("C:\\Windows\\win.pdf", "win"),
            ("C:win.pdf", "Cwin"),
            ("a\0b\n*?<>|\":;'`$&c.pdf", "abc"),
            ("invoice\u{202e}fdp.exe.pdf", "invoicefdp.exe"),
            (".hidden.pdf", "hidden"),
            ("ends with dots... .pdf", "ends with dots"),
            ("", NAMELESS),
            (".pdf", NAMELESS),
            ("..", NAMELESS),
            ("folder/", NAMELESS),
            ("con.pdf", NAMELESS),
            ("LPT1.something.pdf", NAMELESS),
            ("contract.pdf", "contract"),
        ] {
            assert_eq!(stem(name, "pdf"), expected, "{name:?}");
        }
        assert_eq!(stem(&"long ".repeat(100), "pdf").len(), LONGEST - 1);
    }

    #[test]
    fn only_kinds_that_start_nothing_are_saved() {
        assert_eq!(
            ["application/json", "application/pdf", "text/csv"].map(ending),
            [Some("json"), Some("pdf"), Some("csv")]
        );
        for other in ["", "text/html", "application/x-desktop", "application/octet-stream", "text/csv; x"] {
            assert_eq!(ending(other), None, "{other}");
        }
    }

    #[test]
    fn nothing_is_written_over() {
        let folder = std::env::temp_dir().join(format!("park-a-visitor-downloads-{}", std::process::id()));
        let inner = folder.join("not there yet");
        for (bytes, expected) in
            [("one", "receipt.pdf"), ("two", "receipt (2).pdf"), ("three", "receipt (3).pdf")]
        {
            assert_eq!(write(&inner, "receipt", "pdf", bytes.as_bytes()).unwrap(), expected);
            assert_eq!(fs::read_to_string(inner.join(expected)).unwrap(), bytes);
        }
        assert_eq!(fs::read_to_string(inner.join("receipt.pdf")).unwrap(), "one");
        let blocked = folder.join("a file");
        fs::write(&blocked, "").unwrap();
        assert!(write(&blocked, "receipt", "pdf", b"four").is_err());
        fs::remove_dir_all(folder).unwrap();
    }
}
