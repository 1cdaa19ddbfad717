//! A vault in a bucket of an S3-compatible store, for more than one server or more than one disk. Addresses are
//! signed and live for a minute; they never leave this program.

use super::{Later, Name, Vault, VaultTrouble};
use anyhow::{Context, ensure};
use reqwest::{Client, RequestBuilder, Response, StatusCode, Url, redirect};
use rusty_s3::actions::{DeleteObject, GetObject, ListObjectsV2, PutObject};
use rusty_s3::{Bucket, Credentials, S3Action, UrlStyle};
use std::time::Duration;

/// How long a signed address holds. Longer than it takes to be used, as clocks differ.
const SIGNED_FOR: Duration = Duration::from_secs(60);
const PATIENCE: Duration = Duration::from_secs(30);
/// The largest answer that is taken, in bytes: more than any sealed file.
const LARGEST: usize = 16 << 20;

/// Which bucket, and with which key.
#[derive(Clone)]
pub struct BucketSettings {
    /// The address of the store, `https` unless it is this very machine.
    pub endpoint: String,
    /// The name of the bucket. It is there already, and private.
    pub bucket: String,
    /// Its region, as the store calls it.
    pub region: String,
    /// The name of the key.
    pub key_id: String,
    /// The secret of the key.
    pub secret: String,
}

/// Sealed bytes in a bucket.
pub struct S3Vault {
    client: Client,
    bucket: Bucket,
    credentials: Credentials,
}

impl S3Vault {
    /// The vault of a bucket. Nothing is asked of it yet.
    ///
    /// # Errors
    /// If the address cannot be used.
    pub fn new(settings: BucketSettings) -> anyhow::Result<Self> {
        let endpoint: Url =
            settings.endpoint.parse().context("the address of the vault is not an address")?;
        let loopback = |host: &str| host == "localhost" || host == "127.0.0.1" || host == "[::1]";
        let here = endpoint.host_str().is_some_and(loopback);
        ensure!(endpoint.scheme() == "https" || here, "the address of the vault must begin with https");
        let bucket = Bucket::new(endpoint, UrlStyle::Path, settings.bucket, settings.region)
            .map_err(|error| anyhow::anyhow!("the vault cannot be there: {error}"))?;
        // Somebody else may have chosen already; both then use the same.
        drop(rustls::crypto::ring::default_provider().install_default());
        let client = Client::builder()
            .redirect(redirect::Policy::none())
            .connect_timeout(PATIENCE / 3)
            .timeout(PATIENCE)
            .build()
            .context("the certificates of this machine cannot be read")?;
        Ok(Self { client, bucket, credentials: Credentials::new(settings.key_id, settings.secret) })
    }

    /// The signature bears the machine's own time, whatever the clock of the server says: the store compares it with
    /// its own.
    fn signed<'a>(action: &impl S3Action<'a>) -> Url {
        action.sign(SIGNED_FOR)
    }

    async fn page_of_names(
        &self,
        after: Option<String>,
    ) -> Result<(Vec<Name>, Option<String>), VaultTrouble> {
        let mut action = ListObjectsV2::new(&self.bucket, Some(&self.credentials));
        if let Some(after) = after {
            action.with_continuation_token(after);
        }
        let response = ask(self.client.get(Self::signed(&action))).await?;
        let listed = String::from_utf8(read(expect(response)?).await?).map_err(|_| unread())?;
        let listed = ListObjectsV2::parse_response(&listed).map_err(|_| unread())?;
        // What somebody else put there is none of ours.
        let names = listed.contents.iter().filter_map(|it| it.key.parse().ok()).collect();
        Ok((names, listed.next_continuation_token))
    }
}

fn unread() -> VaultTrouble {
    VaultTrouble::Broken("the bucket's list cannot be read".to_owned())
}

/// The text of a failure would hold the signed address.
async fn ask(request: RequestBuilder) -> Result<Response, VaultTrouble> {
    request.send().await.map_err(|error| VaultTrouble::Broken(error.without_url().to_string()))
}

fn expect(response: Response) -> Result<Response, VaultTrouble> {
    let status = response.status();
    if status.is_success() {
        return Ok(response);
    }
    Err(VaultTrouble::Broken(format!("the bucket answers {status}")))
}

async fn read(mut response: Response) -> Result<Vec<u8>, VaultTrouble> {
    let broken = |error: reqwest::Error| VaultTrouble::Broken(error.without_url().to_string());
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(broken)? {
        if bytes.len() + chunk.len() > LARGEST {
            return Err(VaultTrouble::Broken("the bucket answers with too much".to_owned()));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

impl Vault for S3Vault {
    fn put(&self, name: Name, sealed: Vec<u8>) -> Later<'_, ()> {
        Box::pin(async move {
            let name = name.to_string();
            let url = Self::signed(&PutObject::new(&self.bucket, Some(&self.credentials), &name));
            let response = ask(self.client.put(url).header("if-none-match", "*").body(sealed)).await?;
            match response.status() {
                StatusCode::PRECONDITION_FAILED | StatusCode::CONFLICT => Err(VaultTrouble::Taken),
                _ => expect(response).map(drop),
            }
        })
    }

    fn get(&self, name: Name) -> Later<'_, Option<Vec<u8>>> {
        Box::pin(async move {
            let name = name.to_string();
            let url = Self::signed(&GetObject::new(&self.bucket, Some(&self.credentials), &name));
            let response = ask(self.client.get(url)).await?;
            if response.status() == StatusCode::NOT_FOUND {
                return Ok(None);
            }
            read(expect(response)?).await.map(Some)
        })
    }

    fn delete(&self, name: Name) -> Later<'_, ()> {
        Box::pin(async move {
            let name = name.to_string();
            let url = Self::signed(&DeleteObject::new(&self.bucket, Some(&self.credentials), &name));
            let response = ask(self.client.delete(url)).await?;
            // Some stores say that it is gone already.
            if response.status() == StatusCode::NOT_FOUND {
                return Ok(());
            }
            expect(response).map(drop)
        })
    }

    fn list(&self) -> Later<'_, Vec<Name>> {
        Box::pin(async move {
            let (mut names, mut next) = self.page_of_names(None).await?;
            while let Some(after) = next {
                let (more, then) = self.page_of_names(Some(after)).await?;
                names.extend(more);
                next = then;
            }
            names.sort();
            Ok(names)
        })
    }
}
