//! Files that only this server may read, written so that after a crash there is the whole file or none.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::Path;

const DRAFT: &str = "draft";

/// Opens a file for its owner alone, in whatever way the options say.
pub fn open_private(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options.open(path)
}

/// Creates a folder for its owner alone, where there is none.
pub fn create_folder(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Removes what a crash left half made in a folder. Only for whoever holds the folder alone.
pub fn clear_drafts(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|it| it == DRAFT) {
            remove(&path)?;
        }
    }
    Ok(())
}

/// Makes a file that is not there yet.
///
/// # Errors
/// [`io::ErrorKind::AlreadyExists`] if it is there, or what the disk says.
pub fn create(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    // Beside its place and under a name of its own, as a link cannot cross disks.
    let draft = path.with_extension(DRAFT);
    let mut file = open_private(OpenOptions::new().write(true).create_new(true), &draft)?;
    let written = write(&mut file).and_then(|()| file.sync_all());
    // A link, unlike a rename, never takes the place of what is there.
    let linked = written.and_then(|()| fs::hard_link(&draft, path));
    fs::remove_file(&draft)?;
    linked?;
    sync_folder(folder)
}

/// Removes a file, if it is there.
pub fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
        Ok(()) => sync_folder(path.parent().unwrap_or(Path::new("."))),
    }
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Whether nobody but the owner may read a file.
#[cfg(unix)]
pub fn is_private(path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt;
    Ok(fs::metadata(path)?.permissions().mode() & 0o077 == 0)
}

/// Whether nobody but the owner may read a file. Left to the folder's own rights on this system.
#[cfg(not(unix))]
pub fn is_private(path: &Path) -> io::Result<bool> {
    fs::metadata(path).map(|_| true)
}
