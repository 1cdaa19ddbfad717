//! The rows of uploads and documents.

use super::fixture::{admit, key, key_in, monday};
use crate::store::{HolderKey, PaperRow, Store, UploadRow};
use chrono::Duration;
use permit_rules::registration::EvidenceKind;

fn upload(key: &HolderKey, evidence: &str) -> UploadRow {
    UploadRow {
        key: key.clone(),
        evidence: evidence.parse().unwrap(),
        slot: format!("slot-{evidence}"),
        kind: EvidenceKind::Tenancy,
        dated: "2026-01-01".parse().ok(),
        until: None,
        bytes: 5_000_000_000,
        began_at: monday(),
    }
}

fn paper(key: &HolderKey, evidence: &str) -> PaperRow {
    PaperRow {
        key: key.clone(),
        evidence: evidence.parse().unwrap(),
        document: format!("document-{}-{evidence}", key.holder),
        wrapped_key: vec![1, 2, 3],
        pages: 2,
        sha256: [7; 32],
        original: true,
        added_at: monday(),
    }
}

pub async fn an_upload_is_announced_once(store: &dyn Store) {
    let key = key("ada");
    admit(store, &key).await;
    let first = upload(&key, "u1");
    assert_eq!(store.put_upload(first.clone()).await.unwrap(), first);
    let again = UploadRow { slot: "another".to_owned(), ..first.clone() };
    assert_eq!(store.put_upload(again).await.unwrap(), first);
    assert_eq!(store.upload(key.clone(), first.evidence.clone()).await.unwrap(), Some(first.clone()));
    let (soon, council) = (monday() + Duration::seconds(1), key.council.clone());
    assert_eq!(store.uploads_before(council.clone(), monday()).await.unwrap(), []);
    assert_eq!(store.uploads_before(council, soon).await.unwrap(), std::slice::from_ref(&first));
    store.drop_upload(key.clone(), first.evidence.clone()).await.unwrap();
    assert_eq!(store.upload(key, first.evidence).await.unwrap(), None);
}

pub async fn another_holders_documents_are_nobodys(store: &dyn Store) {
    let [ada, eve] = [key("ada"), key("eve")];
    admit(store, &ada).await;
    admit(store, &eve).await;
    store.put_upload(upload(&ada, "u1")).await.unwrap();
    store.put_paper(paper(&ada, "u1")).await.unwrap();
    let evidence = || "u1".parse().unwrap();
    assert_eq!(store.upload(eve.clone(), evidence()).await.unwrap(), None);
    assert_eq!(store.paper(eve.clone(), evidence()).await.unwrap(), None);
    assert_eq!(store.paper(key_in("gwynedd", "ada"), evidence()).await.unwrap(), None);
    store.drop_paper(eve, evidence()).await.unwrap();
    assert_eq!(store.paper(ada.clone(), evidence()).await.unwrap(), Some(paper(&ada, "u1")));
}

pub async fn documents_are_read_in_pages(store: &dyn Store) {
    let [ada, eve] = [key("ada"), key("eve")];
    admit(store, &ada).await;
    admit(store, &eve).await;
    let rows = [paper(&ada, "a"), paper(&ada, "b"), paper(&eve, "a")];
    for row in rows.iter().rev() {
        store.put_paper(row.clone()).await.unwrap();
    }
    let after = |after| store.papers(ada.council.clone(), after, 2);
    assert_eq!(after(None).await.unwrap(), rows[..2]);
    assert_eq!(after(Some((ada.clone(), "b".parse().unwrap()))).await.unwrap(), rows[2..]);
    let less = PaperRow { original: false, wrapped_key: Vec::new(), ..rows[0].clone() };
    store.put_paper(less.clone()).await.unwrap();
    assert_eq!(after(None).await.unwrap()[0], less);
    store.drop_paper(ada.clone(), "a".parse().unwrap()).await.unwrap();
    assert_eq!(after(None).await.unwrap(), rows[1..]);
}
