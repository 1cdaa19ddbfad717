//! What the program is told about documents: arguments, and secrets from the environment only.

use super::seal::MASTER_KEY_VARIABLE;
use super::{BucketSettings, Clamd, DocumentSettings};
use anyhow::Context;
use clap::Args;
use std::path::Path;

/// Where proof of address is kept, and who looks at it.
#[derive(Debug, Clone, Args)]
pub struct DocumentFlags {
    /// The virus scanner: the path of clamd's socket, or its address. Without it the one at Debian's usual place.
    #[arg(long)]
    clamd: Option<Clamd>,
    /// The S3-compatible store documents are kept in; without it, the data folder. Its key in PERMIT_S3_KEY_ID and
    /// PERMIT_S3_SECRET.
    #[arg(long, requires = "s3_bucket")]
    s3_endpoint: Option<String>,
    /// The bucket, private and there already.
    #[arg(long, requires = "s3_endpoint")]
    s3_bucket: Option<String>,
    /// The bucket's region, as the store calls it.
    #[arg(long, default_value = "us-east-1")]
    s3_region: String,
}

impl DocumentFlags {
    /// The settings for a data folder. `secret` looks a name up in the environment.
    ///
    /// # Errors
    /// If a secret is missing.
    pub fn settings(
        &self,
        data: &Path,
        secret: impl Fn(&str) -> Option<String>,
    ) -> anyhow::Result<DocumentSettings> {
        let bucket = match (&self.s3_endpoint, &self.s3_bucket) {
            (Some(endpoint), Some(bucket)) => Some(BucketSettings {
                endpoint: endpoint.clone(),
                bucket: bucket.clone(),
                region: self.s3_region.clone(),
                key_id: secret("PERMIT_S3_KEY_ID").context("PERMIT_S3_KEY_ID is missing")?,
                secret: secret("PERMIT_S3_SECRET").context("PERMIT_S3_SECRET is missing")?,
            }),
            _ => None,
        };
        Ok(DocumentSettings {
            data: data.to_owned(),
            program: None,
            bucket,
            clamd: self.clamd.clone(),
            master: secret(MASTER_KEY_VARIABLE),
        })
    }
}
