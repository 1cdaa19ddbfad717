//! The audit log: a chain that cannot be changed unnoticed.

use super::fixture::{key, monday};
use crate::store::Store;
use crate::store::audit::{Line, Sealed, first_fault};
use chrono::Duration;
use permit_rules::CouncilId;

fn line(council: &str, nth: i64) -> Line {
    Line {
        council: council.parse().unwrap(),
        at: monday() + Duration::minutes(nth),
        account: Some("priya".to_owned()),
        action: "approve".to_owned(),
        holder: Some(key("ada").holder),
        subject: Some(format!("r{}", nth % 3)),
        note: (nth % 2 == 0).then(|| format!("remark {nth}")),
    }
}

async fn whole(store: &dyn Store, council: &str) -> Vec<Sealed> {
    store.chain(council.parse().unwrap(), 0, 1000).await.unwrap()
}

pub async fn each_council_has_a_chain_of_its_own(store: &dyn Store) {
    for nth in 0..20 {
        let lines = vec![line("cambridgeshire", nth), line("gwynedd", nth)];
        store.note(lines).await.unwrap();
    }
    for council in ["cambridgeshire", "gwynedd"] {
        let chain = whole(store, council).await;
        assert_eq!(chain.iter().map(|it| it.place).collect::<Vec<_>>(), (1..=20).collect::<Vec<_>>());
        assert!(chain.iter().all(|it| it.line.council.as_str() == council));
        assert_eq!(first_fault(&chain), None);
        let id: CouncilId = council.parse().unwrap();
        let last = chain.last().unwrap();
        assert_eq!(store.audit_head(id.clone()).await.unwrap(), Some((20, last.seal)));
        assert_eq!(store.chain(id.clone(), 18, 1).await.unwrap(), chain[18..19]);
        let about = store.record_of(id, "r1".to_owned()).await.unwrap();
        assert_eq!(about.iter().map(|it| it.place).collect::<Vec<_>>(), [2, 5, 8, 11, 14, 17, 20]);
    }
    assert_eq!(store.audit_head("powys".parse().unwrap()).await.unwrap(), None);
}

pub async fn tampering_is_found(store: &dyn Store) {
    for nth in 0..30 {
        store.note(vec![line("cambridgeshire", nth)]).await.unwrap();
    }
    let chain = whole(store, "cambridgeshire").await;
    let tampered = |change: &dyn Fn(&mut Vec<Sealed>)| {
        let mut copy = chain.clone();
        change(&mut copy);
        first_fault(&copy)
    };
    assert_eq!(tampered(&|_| {}), None);
    for at in 0..30 {
        assert!(tampered(&|it| it[at].line.note = Some("forged".to_owned())).is_some(), "edit at {at}");
        assert!(tampered(&|it| it[at].line.at += Duration::seconds(1)).is_some(), "time at {at}");
        assert!(tampered(&|it| it[at].seal[at] ^= 1).is_some(), "seal at {at}");
        assert!(tampered(&|it| it.insert(at, it[at].clone())).is_some(), "insertion at {at}");
    }
    for at in 0..29 {
        assert!(tampered(&|it| drop(it.remove(at))).is_some(), "deletion at {at}");
        assert!(tampered(&|it| it.swap(at, at + 1)).is_some(), "swap at {at}");
    }
}
