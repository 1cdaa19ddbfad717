//! Documents as the server has them, in a folder of their own, and the way a file takes through them.

use permit_server::documents::{
    Documents, FolderVault, Kept, MasterKey, Page, Parts, Quarantine, Sandbox, Scanner, Unfit,
};
use permit_server::rng::{Rng, SystemRng};
use std::path::Path;
use std::sync::{Arc, OnceLock};
use tempfile::TempDir;

/// Pieces as they come over a network.
const PIECE: usize = 64 << 10;

pub struct House {
    pub documents: Documents,
    pub quarantine: Quarantine,
    pub data: TempDir,
}

/// The real sandbox around the real program.
pub fn sandbox() -> Sandbox {
    static ONE: OnceLock<Sandbox> = OnceLock::new();
    let detect = || Sandbox::detect(Path::new(env!("CARGO_BIN_EXE_permit-server"))).unwrap();
    ONE.get_or_init(detect).clone()
}

impl House {
    pub fn open() -> Self {
        Self::with(Scanner::None)
    }

    pub fn with(scanner: Scanner) -> Self {
        let data = tempfile::tempdir().unwrap();
        let rng: Arc<dyn Rng> = Arc::new(SystemRng);
        let master = Arc::new(MasterKey::find(None, data.path(), &*rng).unwrap());
        let vault = Arc::new(FolderVault::open(&data.path().join("documents")).unwrap());
        let documents = Documents::new(Parts { sandbox: Ok(sandbox()), scanner, vault, master, rng });
        let quarantine = documents.quarantine(data.path()).unwrap();
        Self { documents, quarantine, data }
    }

    /// What the server does with an upload: piece by piece, looked at, kept, and gone from the quarantine.
    pub async fn send(&self, file: &[u8]) -> Result<(Kept, Vec<Page>), Unfit> {
        let upload = self.quarantine.begin().await.unwrap();
        let mut received = 0;
        for piece in file.chunks(PIECE) {
            received = self.quarantine.append(upload.clone(), received, piece.to_vec()).await.unwrap();
        }
        let whole = self.quarantine.whole(upload.clone()).await.unwrap();
        assert!(whole == file, "the quarantine changed the file");
        let examined = self.documents.examine(&whole).await;
        self.quarantine.delete(upload).await.unwrap();
        let pages = examined?;
        let id = self.documents.name().unwrap();
        Ok((self.documents.keep(&id, &whole, &pages).await.unwrap(), pages))
    }

    /// Sends a file that must be refused, and makes sure that nothing of it stays.
    pub async fn refused(&self, what: &str, file: &[u8], expected: Unfit) {
        match self.send(file).await {
            Err(unfit) => assert_eq!(unfit, expected, "{what}"),
            Ok((kept, _)) => panic!("{what}: taken, with {} pages", kept.pages),
        }
        assert_eq!(self.files("documents") + self.files("quarantine"), 0, "{what}: something stayed");
    }

    /// Sends a file that may be taken, as what is shown of it is harmless.
    pub async fn taken(&self, what: &str, file: &[u8]) -> Vec<Page> {
        let (kept, pages) = self.send(file).await.unwrap_or_else(|unfit| panic!("{what}: {unfit}"));
        assert_eq!(kept.pages as usize, pages.len());
        assert_eq!(self.files("documents"), pages.len() + 1, "{what}");
        assert_eq!(self.files("quarantine"), 0, "{what}");
        self.documents.forget(&kept.id).await.unwrap();
        pages
    }

    /// How many files there are in a folder.
    pub fn files(&self, folder: &str) -> usize {
        std::fs::read_dir(self.data.path().join(folder)).unwrap().count()
    }
}

/// Whether some bytes are among others.
pub fn contains(bytes: &[u8], sought: &[u8]) -> bool {
    bytes.windows(sought.len()).any(|it| it == sought)
}
