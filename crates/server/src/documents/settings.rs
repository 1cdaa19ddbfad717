//! What an operator says about documents, and the documents it makes: where they are kept, who wraps their keys, who
//! looks for viruses, and which program draws them.

use super::{
    BucketSettings, Clamd, Documents, FolderVault, MasterKey, Parts, Quarantine, S3Vault, Sandbox, Scanner,
    Vault,
};
use crate::rng::Rng;
use anyhow::Context;
use std::path::PathBuf;
use std::sync::Arc;

/// What an operator says about documents.
#[derive(Clone)]
pub struct DocumentSettings {
    /// The data folder: uploads under way, the key file, and documents where there is no bucket.
    pub data: PathBuf,
    /// The program that draws pages: this very one where none is named.
    pub program: Option<PathBuf>,
    /// The bucket they are kept in; none for the data folder.
    pub bucket: Option<BucketSettings>,
    /// The virus scanner; where none is set, the one at the usual place, if it is there.
    pub clamd: Option<Clamd>,
    /// The master key as text; none for the file in the data folder.
    pub master: Option<String>,
}

impl std::fmt::Debug for DocumentSettings {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("DocumentSettings").field("data", &self.data).finish_non_exhaustive()
    }
}

impl DocumentSettings {
    /// Everything in a data folder, as for one server.
    pub fn in_folder(data: PathBuf) -> Self {
        Self { data, program: None, bucket: None, clamd: None, master: None }
    }

    /// Opens the documents and the quarantine. Without a sandbox they open all the same, and take nothing.
    ///
    /// # Errors
    /// If a folder, the key or the bucket cannot be used.
    pub fn open(self, rng: &Arc<dyn Rng>) -> anyhow::Result<(Documents, Quarantine)> {
        let master = Arc::new(MasterKey::find(self.master.as_deref(), &self.data, &**rng)?);
        let vault: Arc<dyn Vault> = match self.bucket {
            Some(bucket) => Arc::new(S3Vault::new(bucket)?),
            None => Arc::new(
                FolderVault::open(&self.data.join("documents")).context("documents cannot be kept there")?,
            ),
        };
        let sandbox = match &self.program {
            Some(program) => Sandbox::detect(program),
            None => Sandbox::of_this_program(),
        };
        if let Err(reason) = &sandbox {
            tracing::warn!(%reason, "no documents are taken");
        }
        let scanner = Scanner::find(self.clamd);
        if scanner == Scanner::None {
            tracing::warn!("there is no virus scanner: documents are only drawn in the sandbox");
        }
        let documents = Documents::new(Parts { sandbox, scanner, vault, master, rng: Arc::clone(rng) });
        let quarantine = documents.quarantine(&self.data).context("uploads cannot be kept there")?;
        Ok((documents, quarantine))
    }
}
