//! What every vault promises, asked of each: the folder, and a bucket of a real S3-compatible server.

use crate::fixture::House;
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use permit_server::documents::vault::Name;
use permit_server::documents::{
    BucketSettings, Documents, FolderVault, MasterKey, Mishap, Parts, S3Vault, Scanner, Vault, VaultTrouble,
};
use permit_server::rng::SystemRng;
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;

fn name(text: &str) -> Name {
    text.parse().unwrap()
}

/// A bucket `documents` of a server on this machine, whose files are in a folder.
async fn bucket(folder: &Path, secret: &str) -> BucketSettings {
    std::fs::create_dir_all(folder.join("documents")).unwrap();
    let mut service = S3ServiceBuilder::new(s3s_fs::FileSystem::new(folder).unwrap());
    service.set_auth(SimpleAuth::from_single("key", "right"));
    let service = service.build();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let service = service.clone();
            tokio::spawn(async move {
                let server = Builder::new(TokioExecutor::new());
                // A client may hang up whenever it likes.
                drop(server.serve_connection(TokioIo::new(stream), service).await);
            });
        }
    });
    BucketSettings {
        endpoint,
        bucket: "documents".to_owned(),
        region: "us-east-1".to_owned(),
        key_id: "key".to_owned(),
        secret: secret.to_owned(),
    }
}

async fn keeps_its_promises(vault: &dyn Vault) {
    assert_eq!(vault.list().await.unwrap(), []);
    assert_eq!(vault.get(name("a")).await.unwrap(), None);
    let large: Vec<u8> = (0..3_000_001_u32).map(|it| (it % 251) as u8).collect();
    vault.put(name("b.original"), large.clone()).await.unwrap();
    vault.put(name("a"), Vec::new()).await.unwrap();
    assert!(vault.get(name("b.original")).await.unwrap().unwrap() == large);
    assert_eq!(vault.get(name("a")).await.unwrap(), Some(Vec::new()));
    let again = vault.put(name("b.original"), vec![1]).await;
    assert!(matches!(again, Err(VaultTrouble::Taken)), "{again:?}");
    assert!(vault.get(name("b.original")).await.unwrap().unwrap() == large);
    assert_eq!(vault.list().await.unwrap(), [name("a"), name("b.original")]);
    vault.delete(name("b.original")).await.unwrap();
    vault.delete(name("b.original")).await.unwrap();
    assert_eq!(vault.get(name("b.original")).await.unwrap(), None);
    assert_eq!(vault.list().await.unwrap(), [name("a")]);
    vault.delete(name("a")).await.unwrap();
}

#[tokio::test]
async fn a_folder_keeps_its_promises() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("documents");
    let vault = FolderVault::open(&place).unwrap();
    keeps_its_promises(&vault).await;
    vault.put(name("a"), vec![1]).await.unwrap();
    let file = std::fs::read_dir(&place).unwrap().next().unwrap().unwrap();
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    // What a crash leaves half written is not taken for anything, and goes with the next start.
    std::fs::write(place.join("b.draft"), b"half").unwrap();
    assert_eq!(vault.list().await.unwrap(), [name("a")]);
    let again = FolderVault::open(&place).unwrap();
    assert_eq!(std::fs::read_dir(&place).unwrap().count(), 1);
    assert_eq!(again.get(name("a")).await.unwrap(), Some(vec![1]));
}

#[tokio::test]
async fn a_bucket_keeps_its_promises() {
    let folder = tempfile::tempdir().unwrap();
    let vault = S3Vault::new(bucket(folder.path(), "right").await).unwrap();
    keeps_its_promises(&vault).await;
}

#[tokio::test]
async fn a_bucket_lists_more_than_a_page() {
    let folder = tempfile::tempdir().unwrap();
    let vault = S3Vault::new(bucket(folder.path(), "right").await).unwrap();
    for number in 0..1005 {
        std::fs::write(folder.path().join(format!("documents/n{number:04}")), b"").unwrap();
    }
    let names = vault.list().await.unwrap();
    assert_eq!((names.len(), &names[1004]), (1005, &name("n1004")));
}

#[tokio::test]
async fn a_wrong_key_is_told_without_the_key() {
    let folder = tempfile::tempdir().unwrap();
    let vault = S3Vault::new(bucket(folder.path(), "wrong-secret").await).unwrap();
    let refused = vault.put(name("a"), vec![1]).await.unwrap_err().to_string();
    assert!(
        refused.contains("403") && !refused.contains("secret") && !refused.contains("Signature"),
        "{refused}"
    );
    let mut nowhere = bucket(folder.path(), "wrong-secret").await;
    nowhere.endpoint = "http://127.0.0.1:1".to_owned();
    let refused = S3Vault::new(nowhere.clone()).unwrap().get(name("a")).await.unwrap_err().to_string();
    assert!(!refused.contains("X-Amz") && !refused.contains("127.0.0.1:1"), "{refused}");
    nowhere.endpoint = "http://store.example".to_owned();
    assert!(S3Vault::new(nowhere).is_err());
}

#[tokio::test]
async fn documents_live_in_a_bucket_as_in_a_folder() {
    let (folder, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let documents = Documents::new(Parts {
        sandbox: Ok(crate::fixture::sandbox()),
        scanner: Scanner::None,
        vault: Arc::new(S3Vault::new(bucket(folder.path(), "right").await).unwrap()),
        master: Arc::new(MasterKey::find(None, data.path(), &SystemRng).unwrap()),
        rng: Arc::new(SystemRng),
    });
    let bill = crate::paper::bill();
    let pages = documents.examine(&bill).await.unwrap();
    let id = documents.name().unwrap();
    let kept = documents.keep(&id, &bill, &pages).await.unwrap();
    assert_eq!(documents.page(&id, &kept.wrapped_key, 2).await.unwrap(), pages[1].jpeg);
    documents.forget(&id).await.unwrap();
    assert!(documents.kept().await.unwrap().is_empty());
}

#[tokio::test]
async fn a_name_that_is_taken_keeps_what_it_has() {
    let house = House::open();
    let (kept, pages) = house.send(&crate::paper::bill()).await.unwrap();
    let other = crate::picture::jpeg(&crate::picture::scene(200, 200));
    let refused = house.documents.keep(&kept.id, &other, &pages).await;
    assert!(matches!(refused, Err(Mishap::Vault(VaultTrouble::Taken))), "{refused:?}");
    assert_eq!(house.documents.page(&kept.id, &kept.wrapped_key, 1).await.unwrap(), pages[0].jpeg);
}
