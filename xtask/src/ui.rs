//! Builds the screens with npm, and only when something they are made of has changed.
//!
//! What was built from which state is kept as a stamp beside the result, so that a second start takes no
//! time.

use crate::children;
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

const UI: &str = "ui";
const PACKAGES_STAMP: &str = "ui/node_modules/.park-a-visitor";
/// Folders of `ui/` that are results, not sources.
const RESULTS: &[&str] = &["node_modules", "build", ".svelte-kit"];

/// A form the screens are built in.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    /// For the server to serve.
    Website,
    /// For the app to hold.
    App,
}

impl Form {
    fn script(self) -> &'static str {
        match self {
            Self::Website => "build:web",
            Self::App => "build:app",
        }
    }

    /// The folder with the result.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Website => "ui/build/web",
            Self::App => "ui/build/app",
        }
    }
}

/// Installs the packages of the screens, if their lock file has changed since.
pub fn install() -> Result<()> {
    let lock = state_of([Path::new("ui/package.json"), Path::new("ui/package-lock.json")])?;
    if read_stamp(PACKAGES_STAMP) == Some(lock.clone()) {
        println!("      npm packages are up to date");
        return Ok(());
    }
    npm(&["ci", "--no-audit", "--no-fund"])?;
    write_stamp(PACKAGES_STAMP, &lock)
}

/// Builds one form of the screens, if a source has changed since.
pub fn build(form: Form) -> Result<()> {
    let stamp = format!("{}.stamp", form.folder());
    let sources = state_of(sources(Path::new(UI))?.iter().map(PathBuf::as_path))?;
    if Path::new(form.folder()).is_dir() && read_stamp(&stamp) == Some(sources.clone()) {
        println!("      {} is up to date", form.folder());
        return Ok(());
    }
    npm(&["run", form.script()])?;
    write_stamp(&stamp, &sources)
}

/// Runs npm in the folder of the screens.
pub fn npm(words: &[&str]) -> Result<()> {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    children::run(Command::new(npm).args(words).current_dir(UI))
}

/// Every file below a folder that is a source.
fn sources(folder: &Path) -> Result<BTreeSet<PathBuf>> {
    let mut files = BTreeSet::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let entry = entry?;
        let kind = entry.file_type()?;
        if kind.is_file() {
            files.insert(entry.path());
        } else if kind.is_dir() && !RESULTS.iter().any(|result| entry.file_name() == *result) {
            files.append(&mut sources(&entry.path())?);
        }
    }
    Ok(files)
}

/// The names and contents of files in one number, which differs when any of them does.
fn state_of<'a>(files: impl IntoIterator<Item = &'a Path>) -> Result<String> {
    let mut state = DefaultHasher::new();
    for file in files {
        file.hash(&mut state);
        fs::read(file).with_context(|| format!("cannot read {}", file.display()))?.hash(&mut state);
    }
    Ok(format!("{:016x}", state.finish()))
}

fn read_stamp(path: &str) -> Option<String> {
    fs::read_to_string(path).ok()
}

fn write_stamp(path: &str, state: &str) -> Result<()> {
    fs::write(path, state).with_context(|| format!("cannot write {path}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder of its own for one test, gone afterwards.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let path = std::env::temp_dir().join(format!("xtask-ui-{}-{name}", std::process::id()));
            fs::create_dir_all(&path).unwrap();
            Self(path)
        }

        fn write(&self, name: &str, text: &str) {
            let path = self.0.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }

        fn state(&self) -> String {
            state_of(sources(&self.0).unwrap().iter().map(PathBuf::as_path)).unwrap()
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn notices_every_change_of_a_source() {
        let ui = Folder::new("changes");
        ui.write("src/app.html", "one");
        let first = ui.state();
        assert_eq!(ui.state(), first);
        ui.write("src/app.html", "two");
        let second = ui.state();
        ui.write("messages/en.ftl", "");
        let third = ui.state();
        assert!(first != second && second != third && first != third);
    }

    #[test]
    fn does_not_look_at_results() {
        let ui = Folder::new("results");
        ui.write("src/app.html", "one");
        let before = ui.state();
        for folder in RESULTS {
            ui.write(&format!("{folder}/new.js"), "made");
        }
        assert_eq!(ui.state(), before);
    }
}
