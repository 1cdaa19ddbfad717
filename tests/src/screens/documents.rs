//! The papers a resident sends: a bill as a PDF, and a photo as a telephone takes it, with the place written into it.

use super::Screen;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// What the photo's telephone writes into it. Nobody but the resident ever sees it.
pub const CAMERA: &str = "SecretCamera";

/// A bill of one page, as a PDF, with so many bytes that mean nothing behind it.
pub fn bill(folder: &Path, padding: usize) -> Result<PathBuf> {
    let content = [
        "BT /F1 22 Tf 60 770 Td (Fenland Water) Tj ET",
        "BT /F1 14 Tf 60 700 Td (Nell Marsh) Tj ET",
        "BT /F1 14 Tf 60 678 Td (12 Paradise Street, Cambridge CB1 1DR) Tj ET",
        "BT /F1 14 Tf 60 634 Td (To pay within 14 days: 135.58 pounds) Tj ET",
    ]
    .join("\n");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [5 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] \
         /Resources << /Font << /F1 3 0 R >> >> /Contents 4 0 R >>"
            .to_owned(),
        format!("<< /Length {padding} >>\nstream\n{}\nendstream", "z".repeat(padding)),
    ];
    let mut file = "%PDF-1.7\n".to_owned();
    let mut places = String::new();
    for (number, object) in (1..).zip(&objects) {
        places += &format!("{:010} 00000 n \n", file.len());
        file += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let (start, size) = (file.len(), objects.len() + 1);
    file += &format!("xref\n0 {size}\n0000000000 65535 f \n{places}");
    file += &format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
    write(folder, "bill.pdf", file.as_bytes())
}

/// A photo of a letter, drawn and coded by the browser itself, with where it was taken written into it.
pub async fn photo(screen: &Screen, folder: &Path) -> Result<PathBuf> {
    let draw = "const done = arguments[arguments.length - 1]; const paper = document.createElement('canvas'); \
        paper.width = 900; paper.height = 1200; const pen = paper.getContext('2d'); \
        pen.fillStyle = '#fbfaf5'; pen.fillRect(0, 0, 900, 1200); pen.fillStyle = '#111'; \
        pen.font = 'bold 44px serif'; pen.fillText('Tenancy agreement', 80, 140); pen.font = '30px serif'; \
        for (let line = 0; line < 22; line += 1) \
        pen.fillText('Nell Marsh lives at 12 Paradise Street, Cambridge (' + line + ')', 80, 230 + line * 42); \
        paper.toBlob(async picture => done(Array.from(new Uint8Array(await picture.arrayBuffer()))), 'image/jpeg');";
    let drawn = screen.wait_for(draw).await?;
    let bytes = drawn.as_array().context("a picture")?.iter();
    let picture: Vec<u8> = bytes.filter_map(|byte| byte.as_u64()?.try_into().ok()).collect();
    let place = exif();
    let length = u16::try_from(place.len() + 2)?.to_be_bytes();
    // Right behind the two bytes with which every JPEG begins.
    let (begin, rest) = picture.split_at_checked(2).context("a JPEG")?;
    write(folder, "photo.jpg", &[begin, &[0xFF, 0xE1], &length, &place, rest].concat())
}

/// Writes a file for somebody to choose.
pub fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf> {
    let path = folder.join(name);
    std::fs::write(&path, bytes)?;
    Ok(path)
}

/// The maker of the telephone, and that it was north of the equator and east of Greenwich: 52° 12′ 18.3″.
fn exif() -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [&tag.to_be_bytes()[..], &kind.to_be_bytes(), &count.to_be_bytes(), &value.to_be_bytes()].concat()
    };
    let name = format!("{CAMERA}\0");
    // The first list stands at 8 and is 30 long, the second at 38 and is 42 long; behind them what they point at.
    let (second, maker) = (38, 80);
    let degrees = maker + u32::try_from(name.len()).unwrap_or_default();
    let mut tiff = b"MM\0*\0\0\0\x08".to_vec();
    tiff.extend(2_u16.to_be_bytes());
    tiff.extend(entry(0x010F, 2, degrees - maker, maker));
    tiff.extend(entry(0x8825, 4, 1, second));
    tiff.extend([0; 4]);
    tiff.extend(3_u16.to_be_bytes());
    tiff.extend(entry(1, 2, 2, u32::from_be_bytes(*b"N\0\0\0")));
    tiff.extend(entry(2, 5, 3, degrees));
    tiff.extend(entry(3, 2, 2, u32::from_be_bytes(*b"E\0\0\0")));
    tiff.extend([0; 4]);
    tiff.extend(name.bytes());
    tiff.extend([52_u32, 1, 12, 1, 1830, 100].iter().flat_map(|part| part.to_be_bytes()));
    [b"Exif\0\0", &tiff[..]].concat()
}
