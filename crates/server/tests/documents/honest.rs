//! What honest people send: it comes back as pages that can be read, and can be had again until it is forgotten.

use crate::fixture::{House, contains};
use crate::{paper, picture};
use image::GenericImageView;
use permit_server::documents::{Mishap, Page, Unfit};
use std::process::Command;

/// How much of a page is dark, in thousandths.
fn ink(page: &Page) -> usize {
    let pixels = image::load_from_memory(&page.jpeg).unwrap().into_luma8();
    assert_eq!(pixels.dimensions(), (page.width, page.height));
    pixels.pixels().filter(|it| it.0[0] < 110).count() * 1000 / pixels.len()
}

#[tokio::test]
async fn a_bill_comes_back_as_pages() {
    let pages = House::open().taken("a bill", &paper::bill()).await;
    assert_eq!(pages.len(), 2);
    for page in &pages {
        assert_eq!((page.width, page.height), (1239, 1754));
        assert!((10_000..400_000).contains(&page.jpeg.len()), "{} bytes", page.jpeg.len());
        // The letters and the rule are there.
        assert!((4..60).contains(&ink(page)), "{}", ink(page));
    }
}

#[tokio::test]
async fn a_photo_comes_back_smaller_and_upright() {
    let photo = picture::jpeg(&picture::scene(4000, 3000));
    let told = picture::with_segment(&photo, 0xE1, &picture::exif());
    assert!(contains(&told, b"SecretCamera"));
    let house = House::open();
    let [page] = &house.taken("a photo", &told).await[..] else { panic!("one photo, one page") };
    assert_eq!((page.width, page.height), (1500, 2000));
    assert!((100_000..2_000_000).contains(&page.jpeg.len()), "{} bytes", page.jpeg.len());
    assert!((300..600).contains(&ink(page)), "{}", ink(page));
    for trace in [&b"Exif"[..], b"SecretCamera", b"GPS", b"MM\0*"] {
        assert!(!contains(&page.jpeg, trace));
    }
    let [page] = &house.taken("as it lay", &photo).await[..] else { panic!("one photo, one page") };
    assert_eq!((page.width, page.height), (2000, 1500));
}

#[tokio::test]
async fn a_picture_of_a_screen_stands_on_white() {
    let [page] = &House::open().taken("a screen", &picture::png(picture::screen())).await[..] else {
        panic!("one picture, one page")
    };
    assert_eq!((page.width, page.height), (800, 600));
    let corner = image::load_from_memory(&page.jpeg).unwrap().get_pixel(2, 2);
    assert!(corner.0[..3].iter().all(|it| *it > 250), "{corner:?}");
}

#[tokio::test]
async fn a_telephones_own_format_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let [plain, heic] = ["photo.png", "photo.heic"].map(|it| folder.path().join(it));
    std::fs::write(&plain, picture::png(picture::scene(640, 480))).unwrap();
    let made = Command::new("heif-enc").args(["-q", "70", "-o"]).args([&heic, &plain]).output().unwrap();
    assert!(made.status.success(), "{made:?}");
    let [page] = &House::open().taken("HEIC", &std::fs::read(heic).unwrap()).await[..] else {
        panic!("one photo, one page")
    };
    assert_eq!((page.width, page.height), (640, 480));
    assert!((300..600).contains(&ink(page)), "{}", ink(page));
}

#[tokio::test]
async fn what_is_kept_can_be_had_until_it_is_forgotten() {
    let house = House::open();
    let (kept, pages) = house.send(&paper::bill()).await.unwrap();
    let page = async |number| house.documents.page(&kept.id, &kept.wrapped_key, number).await;
    assert_eq!(page(1).await.unwrap(), pages[0].jpeg);
    assert_eq!(page(2).await.unwrap(), pages[1].jpeg);
    for none in [0, 3, u32::MAX] {
        assert!(matches!(page(none).await, Err(Mishap::Gone)), "{none}");
    }
    let all = house.documents.kept().await.unwrap();
    assert!(all.len() == 1 && all.contains(&kept.id));

    // Nothing on disk can be read without the key, and another document's key does not help.
    for file in std::fs::read_dir(house.data.path().join("documents")).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        assert!(!contains(&bytes, b"JFIF") && !contains(&bytes, b"%PDF") && !contains(&bytes, b"Mill Road"));
    }
    let (other, _) = house.send(&picture::jpeg(&picture::scene(300, 200))).await.unwrap();
    let crossed = house.documents.page(&kept.id, &other.wrapped_key, 1).await;
    assert!(matches!(crossed, Err(Mishap::NotOpened(_))), "{crossed:?}");
    assert_ne!(kept.sha256, other.sha256);

    house.documents.forget_original(&kept.id).await.unwrap();
    assert_eq!(house.files("documents"), 4);
    assert_eq!(page(1).await.unwrap(), pages[0].jpeg);
    house.documents.forget(&kept.id).await.unwrap();
    house.documents.forget(&kept.id).await.unwrap();
    assert!(matches!(page(1).await, Err(Mishap::Gone)));
    house.documents.forget(&other.id).await.unwrap();
    assert_eq!(house.files("documents"), 0);
}

#[tokio::test]
async fn without_a_sandbox_nothing_is_looked_at() {
    use permit_server::documents::{Documents, FolderVault, MasterKey, Parts, Sandbox, Scanner};
    use permit_server::rng::SystemRng;
    use std::sync::Arc;
    let data = tempfile::tempdir().unwrap();
    let documents = Documents::new(Parts {
        sandbox: Err(Sandbox::detect(std::path::Path::new("/nowhere")).unwrap_err()),
        scanner: Scanner::None,
        vault: Arc::new(FolderVault::open(data.path()).unwrap()),
        master: Arc::new(MasterKey::find(None, data.path(), &SystemRng).unwrap()),
        rng: Arc::new(SystemRng),
    });
    assert_eq!(documents.examine(&paper::bill()).await, Err(Unfit::NotCheckable));
    // What can be told without opening it is told.
    assert_eq!(documents.examine(b"<svg/>").await, Err(Unfit::WrongKind));
}
