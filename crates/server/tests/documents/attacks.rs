//! Files that mean harm. Each gets its answer, leaves nothing behind, and the server goes on; what may be taken
//! shows nothing but pixels.

use crate::fixture::{House, contains};
use crate::paper::{bill, bill_with, eicar, locked, packed, pdf, stream, text};
use crate::picture::{chunk, claiming, jpeg, png, png_of_zeros, scene, screen, with_segment};
use miniz_oxide::deflate::compress_to_vec_zlib;
use permit_server::documents::{Page, Unfit};

const SCRIPT: &[u8] = b"<script>fetch('//evil.example')</script>";

fn zip() -> Vec<u8> {
    let name = b"word/document.xml";
    let head = [b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x11\0\0\0", &name[..]].concat();
    [&head[..], b"PK\x05\x06\0\0\0\0\x01\0\x01\0\x3f\0\0\0\x2f\0\0\0\0\0"].concat()
}

fn photo() -> Vec<u8> {
    jpeg(&scene(320, 240))
}

fn clean(pages: &[Page]) {
    for page in pages {
        for trace in [SCRIPT, b"PK\x03\x04", b"%PDF", b"JavaScript", b"evil", b"Exif", b"/Launch"] {
            assert!(!contains(&page.jpeg, trace), "{}", String::from_utf8_lossy(trace));
        }
    }
}

/// Sends a file that may be taken or not, as it does no harm either way.
async fn harmless(house: &House, what: &str, file: &[u8]) {
    match house.send(file).await {
        Ok((kept, pages)) => {
            clean(&pages);
            let fits = |side: u32| (1..=2000).contains(&side);
            assert!(pages.iter().all(|it| fits(it.width) && fits(it.height)), "{what}");
            house.documents.forget(&kept.id).await.unwrap();
        }
        Err(unfit) => assert_eq!(unfit, Unfit::Unreadable, "{what}"),
    }
    assert_eq!(house.files("documents") + house.files("quarantine"), 0, "{what}: something stayed");
}

#[tokio::test]
async fn what_is_no_document_is_refused_by_its_content() {
    let house = House::open();
    house.refused("nothing", b"", Unfit::Empty).await;
    let html = [&b"<!doctype html>"[..], SCRIPT].concat();
    for (what, file) in [
        ("HTML", html.clone()),
        ("SVG", [b"<svg xmlns='http://www.w3.org/2000/svg'>", SCRIPT, b"</svg>"].concat()),
        ("ZIP or Office", zip()),
        ("old Office", [&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], &[0; 600]].concat()),
        ("GIF and HTML", [b"GIF89a", &html[..]].concat()),
        ("HTML before a PDF", [&html[..], &bill()].concat()),
        ("ZIP before a PDF", [zip(), bill()].concat()),
        ("a program", b"MZ\x90\0\x03\0\0\0".to_vec()),
        ("a script", b"#!/bin/sh\nid\n".to_vec()),
        ("AVIF", b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf".to_vec()),
        ("zeros", vec![0; 4096]),
    ] {
        house.refused(what, &file, Unfit::WrongKind).await;
    }
}

#[tokio::test]
async fn of_two_files_in_one_only_the_picture_gets_through() {
    let house = House::open();
    clean(&house.taken("PDF and ZIP", &[bill(), zip()].concat()).await);
    clean(&house.taken("JPEG and HTML", &[&photo(), SCRIPT].concat()).await);
    clean(&house.taken("JPEG with a comment", &with_segment(&photo(), 0xFE, SCRIPT)).await);
    clean(&house.taken("JPEG in a JPEG", &[photo(), photo()].concat()).await);
    clean(&house.taken("PNG and ZIP", &[png(screen()), zip()].concat()).await);
    let noted = png(screen());
    let (head, rest) = noted.split_at(33);
    let note = chunk(b"tEXt", &[b"Comment\0", SCRIPT].concat());
    clean(&house.taken("PNG with a text", &[head, &note, rest].concat()).await);
}

#[tokio::test]
async fn floods_and_bombs_are_stopped() {
    let house = House::open();
    let flood = png_of_zeros((65_500, 65_500), 8, 2, 1 << 20, &[]);
    house.refused("PNG flood", &flood, Unfit::Unreadable).await;
    // One that keeps its word: 320 MB of pixels in a third of one.
    let long = png_of_zeros((20_000, 1_999), 16, 6, 320 << 20, &[]);
    house.refused("deep PNG", &long, Unfit::Unreadable).await;
    let blank = png_of_zeros((6_000, 6_000), 8, 2, 6_000 * 18_001, &[]);
    house.refused("PNG of nothing", &blank, Unfit::Unreadable).await;
    let short = png_of_zeros((6_000, 6_000), 8, 2, 1 << 10, &[]);
    house.refused("PNG that stops", &short, Unfit::Unreadable).await;
    for size in [(65_500, 65_500), (65_500, 700), (7_000, 6_000), (0, 240)] {
        house.refused("JPEG flood", &claiming(&photo(), size.0, size.1), Unfit::Unreadable).await;
    }
    let zeros = compress_to_vec_zlib(&vec![0; 300 << 20], 6);
    for kind in [b"zTXt", b"iCCP"] {
        let hidden = chunk(kind, &[b"a\0\0", &zeros[..]].concat());
        let bomb = png(screen());
        let (head, rest) = bomb.split_at(33);
        harmless(&house, "a bomb beside the pixels", &[head, &hidden, rest].concat()).await;
    }
}

#[tokio::test]
async fn what_was_cut_short_is_no_proof() {
    let house = House::open();
    let whole = [("JPEG", photo()), ("PNG", png(screen())), ("PDF", bill())];
    for (what, file) in &whole {
        assert!(!house.taken(what, file).await.is_empty());
        for parts in [(1, 3), (2, 3), (9, 10)] {
            let cut = &file[..file.len() * parts.0 / parts.1];
            house.refused(&format!("{what} cut at {parts:?}"), cut, Unfit::Unreadable).await;
        }
    }
    house.refused("JPEG of a head", &photo()[..4], Unfit::Unreadable).await;
    house.refused("PNG of a head", &png(screen())[..8], Unfit::Unreadable).await;
    house.refused("PDF of a head", b"%PDF-1.7\n", Unfit::Unreadable).await;
    house.refused("HEIC of a head", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Unfit::Unreadable).await;
}

#[tokio::test]
async fn a_pdf_can_do_nothing() {
    let house = House::open();
    let act = |action: &str| bill_with(1, &format!("/OpenAction {action}"), "", &[], "");
    clean(&house.taken("JavaScript", &act("<< /S /JavaScript /JS (app.alert('evil')) >>")).await);
    clean(&house.taken("Launch", &act("<< /S /Launch /F (/bin/sh) >>")).await);
    clean(&house.taken("a link", &act("<< /S /URI /URI (https://evil.example) >>")).await);
    let embedded = [
        stream("/Type /EmbeddedFile", &[b"MZ\x90\0", SCRIPT].concat()),
        text("<< /Type /Filespec /F (evil.exe) /EF << /F 6 0 R >> >>"),
    ];
    let named = "/Names << /EmbeddedFiles << /Names [(evil.exe) 7 0 R] >> >>";
    clean(&house.taken("an embedded file", &bill_with(1, named, "", &embedded, "")).await);
    let form = "/AcroForm << /Fields [] /XFA 6 0 R >>";
    clean(&house.taken("XFA", &bill_with(1, form, "", &[stream("", SCRIPT)], "")).await);
    let outside = [stream("/F << /FS /URL /F (https://evil.example/a) >>", b"")];
    clean(&house.taken("a stream elsewhere", &bill_with(1, "", "", &outside, "")).await);
}

#[tokio::test]
async fn a_pdf_with_too_much_is_refused() {
    let house = House::open();
    house.refused("10,000 pages", &bill_with(10_000, "", "", &[], ""), Unfit::TooManyPages { max: 10 }).await;
    house.refused("11 pages", &bill_with(11, "", "", &[], ""), Unfit::TooManyPages { max: 10 }).await;
    assert_eq!(house.taken("10 pages", &bill_with(10, "", "", &[], "")).await.len(), 10);
    house.refused("a password", &locked(), Unfit::Locked).await;
    let catalogue = text("<< /Type /Catalog /Pages 2 0 R >>");
    let ring = text("<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 9 >>");
    let back = text("<< /Type /Pages /Kids [2 0 R] /Count 9 >>");
    house.refused("pages in a ring", &pdf(&[catalogue.clone(), ring, back], ""), Unfit::Unreadable).await;
    let mut deep = vec![catalogue];
    deep.extend((3..20_000).map(|next| text(&format!("<< /Type /Pages /Kids [{next} 0 R] /Count 1 >>"))));
    house.refused("pages ever deeper", &pdf(&deep, ""), Unfit::Unreadable).await;
    let nested = [b"[".repeat(2 << 20), b"]".repeat(2 << 20)].concat();
    let nested = pdf(&[text("<< /Type /Catalog /Pages 2 0 R >>"), nested], "");
    house.refused("brackets in brackets", &nested, Unfit::Unreadable).await;
    house.refused("no pages", &bill_with(0, "", "", &[], ""), Unfit::Unreadable).await;
    let drawn = |content: &[u8], more: &[Vec<u8>]| {
        let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
                    /Resources << /XObject << /X 5 0 R >> >> >>";
        let mut objects = vec![
            text("<< /Type /Catalog /Pages 2 0 R >>"),
            text("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
            text(page),
            packed("", content),
        ];
        objects.extend_from_slice(more);
        pdf(&objects, "")
    };
    house.refused("a content bomb", &drawn(&vec![b' '; 640 << 20], &[]), Unfit::Unreadable).await;
    let endless = "q 1 0 0 1 0 0 cm 0 0 500 800 re f Q\n".repeat(4 << 20);
    house.refused("drawing for ever", &drawn(endless.as_bytes(), &[]), Unfit::Unreadable).await;
    let mirror = packed(
        "/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /X 5 0 R >> >>",
        b"/X Do",
    );
    house.refused("a form in itself", &drawn(b"/X Do", &[mirror]), Unfit::Unreadable).await;
    let huge = packed(
        "/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 8 /ColorSpace /DeviceRGB",
        b"\0",
    );
    harmless(&house, "a huge image", &drawn(b"500 0 0 500 0 0 cm /X Do", &[huge])).await;
}

#[tokio::test]
async fn paper_of_any_size_becomes_a_page() {
    let house = House::open();
    for size in
        ["0 0 14400 14400", "0 0 14400 20", "0 0 1e30 1e30", "0 0 0.01 0.01", "0 0 14400 1", "0 0 -300 400"]
    {
        let file = bill_with(1, "", &format!("/CropBox [{size}] /MediaBox [{size}]"), &[], "");
        harmless(&house, size, &file).await;
    }
}

#[tokio::test]
async fn the_test_virus_is_found_wherever_it_lies_open() {
    let house = House::open();
    house.refused("the virus", &eicar(), Unfit::Infected).await;
    house.refused("in a PDF", &bill_with(1, "", "", &[stream("", &eicar())], ""), Unfit::Infected).await;
    house.refused("in a photo", &with_segment(&photo(), 0xFE, &eicar()), Unfit::Infected).await;
    house.refused("after a picture", &[png(screen()), eicar()].concat(), Unfit::Infected).await;
}
