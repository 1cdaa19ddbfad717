//! Uploads on their way in: in order, never more than is taken, through restarts, and gone when nobody wants them.

use crate::fixture::{House, contains};
use crate::{paper, picture};
use permit_server::documents::{Astray, DocumentId, Unfit, UploadId};
use permit_server::rng::SystemRng;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::sync::Arc;

fn only_file(house: &House) -> PathBuf {
    std::fs::read_dir(house.data.path().join("quarantine")).unwrap().next().unwrap().unwrap().path()
}

#[tokio::test]
async fn two_hundred_megabytes_stop_at_ten() {
    let house = House::open();
    let id = house.quarantine.begin().await.unwrap();
    let (piece, most) = (vec![0x25; 64 << 10], 10 << 20);
    let mut received = 0;
    let refused = loop {
        assert!(received < 200 << 20, "it takes everything");
        match house.quarantine.append(id.clone(), received, piece.clone()).await {
            Ok(now) => received = now,
            Err(error) => break error,
        }
        // What there is of it lies on disk, and nothing of the disk's share is more than what came.
        assert!(only_file(&house).metadata().unwrap().len() < received + (16 << 10));
    };
    assert!(matches!(refused, Astray::Unfit(Unfit::TooLarge { max_mb: 10 })), "{refused:?}");
    assert_eq!(received, most);
    assert_eq!(house.files("quarantine"), 0);
    assert!(matches!(house.quarantine.received(id.clone()).await, Err(Astray::Unknown)));
    assert!(matches!(house.quarantine.append(id, received, piece).await, Err(Astray::Unknown)));
    let large = vec![b'%'; most as usize + 1];
    assert_eq!(house.documents.examine(&large).await, Err(Unfit::TooLarge { max_mb: 10 }));
}

#[tokio::test]
async fn an_upload_goes_on_where_it_stood() {
    let house = House::open();
    let photo = picture::jpeg(&picture::scene(900, 700));
    let id = house.quarantine.begin().await.unwrap();
    assert_eq!(house.quarantine.received(id.clone()).await.unwrap(), 0);
    let half = photo.len() / 2;
    assert_eq!(house.quarantine.append(id.clone(), 0, photo[..half].to_vec()).await.unwrap(), half as u64);
    for wrong in [0, half as u64 - 1, half as u64 + 1, u64::MAX] {
        let refused = house.quarantine.append(id.clone(), wrong, photo[half..].to_vec()).await.unwrap_err();
        assert!(matches!(refused, Astray::NotNext { received } if received == half as u64), "{refused:?}");
    }
    // The server stops in the middle of a piece, and starts again.
    let file = only_file(&house);
    let mut torn = std::fs::read(&file).unwrap();
    torn.extend([0, 0, 0x20, 0, 1, 2, 3]);
    std::fs::write(&file, torn).unwrap();
    let again = house.documents.quarantine(house.data.path()).unwrap();
    let id: UploadId = id.to_string().parse().unwrap();
    assert_eq!(again.received(id.clone()).await.unwrap(), half as u64);
    let received = again.append(id.clone(), half as u64, photo[half..].to_vec()).await.unwrap();
    assert_eq!(received, photo.len() as u64);
    assert_eq!(again.append(id.clone(), received, Vec::new()).await.unwrap(), received);
    assert!(again.whole(id.clone()).await.unwrap() == photo);
    again.delete(id.clone()).await.unwrap();
    again.delete(id).await.unwrap();
    assert_eq!(house.files("quarantine"), 0);
}

#[tokio::test]
async fn what_lies_in_quarantine_is_enciphered_and_private() {
    let house = House::open();
    let id = house.quarantine.begin().await.unwrap();
    house.quarantine.append(id.clone(), 0, paper::bill()).await.unwrap();
    let file = only_file(&house);
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(file.parent().unwrap().metadata().unwrap().permissions().mode() & 0o777, 0o700);
    let bytes = std::fs::read(&file).unwrap();
    assert!(!contains(&bytes, b"%PDF") && !contains(&bytes, b"endobj"));
    // A changed byte is noticed, and two pieces cannot change places with those of another upload.
    let mut changed = bytes.clone();
    *changed.last_mut().unwrap() ^= 1;
    std::fs::write(&file, changed).unwrap();
    let spoilt = house.quarantine.whole(id).await.unwrap_err();
    assert!(matches!(spoilt, Astray::Unfit(Unfit::Unreadable)), "{spoilt:?}");
    let other = house.quarantine.begin().await.unwrap();
    std::fs::write(house.data.path().join("quarantine").join(other.to_string()), bytes).unwrap();
    assert!(house.quarantine.whole(other).await.is_err());
}

#[tokio::test]
async fn two_pieces_at_a_time_do_not_mix() {
    let house = House::open();
    let id = house.quarantine.begin().await.unwrap();
    let quarantine = Arc::new(house.quarantine.clone());
    let send = |fill: u8| {
        let (quarantine, id) = (Arc::clone(&quarantine), id.clone());
        tokio::spawn(async move { quarantine.append(id, 0, vec![fill; 100_000]).await })
    };
    let sent: Vec<_> = (1..=8).map(send).collect();
    let mut taken = 0;
    for sent in sent {
        match sent.await.unwrap() {
            Ok(_) => taken += 1,
            Err(refused) => assert!(matches!(refused, Astray::NotNext { received: 100_000 }), "{refused:?}"),
        }
    }
    assert_eq!(taken, 1);
    let whole = house.quarantine.whole(id).await.unwrap();
    assert!(whole.len() == 100_000 && whole.iter().all(|it| *it == whole[0]));
}

#[tokio::test]
async fn tiny_pieces_do_not_go_on_for_ever() {
    let house = House::open();
    let id = house.quarantine.begin().await.unwrap();
    let mut received = 0;
    while let Ok(now) = house.quarantine.append(id.clone(), received, vec![b'%']).await {
        received = now;
        assert!(received <= 4096);
    }
    assert_eq!((received, house.files("quarantine")), (4096, 0));
}

#[tokio::test]
async fn what_nobody_knows_of_is_cleared_away() {
    let house = House::open();
    let [known, lost] = [house.quarantine.begin().await.unwrap(), house.quarantine.begin().await.unwrap()];
    for id in [&known, &lost] {
        house.quarantine.append(id.clone(), 0, paper::bill()).await.unwrap();
    }
    let named = || [known.to_string()].into();
    assert_eq!(house.quarantine.keep_only(named()).await.unwrap(), 1);
    assert_eq!(house.quarantine.keep_only(named()).await.unwrap(), 0);
    assert_eq!(house.quarantine.whole(known).await.unwrap(), paper::bill());
    assert!(matches!(house.quarantine.whole(lost).await, Err(Astray::Unknown)));
    assert_eq!(house.files("quarantine"), 1);
}

#[test]
fn names_lead_nowhere() {
    let long = "n".repeat(4096);
    for name in ["", "../../etc/passwd", "..", "a\0b", "a/b", "\u{202E}gpj.exe", "CON", &long] {
        assert!(name.parse::<UploadId>().is_err() && name.parse::<DocumentId>().is_err(), "{name}");
        let padded = format!("{name:.<43}");
        assert!(padded.parse::<UploadId>().is_err(), "{padded}");
    }
    let rng: &dyn permit_server::rng::Rng = &SystemRng;
    assert!(rng.text::<32>().unwrap().parse::<UploadId>().is_ok());
    assert!(rng.text::<16>().unwrap().parse::<DocumentId>().is_ok());
}
