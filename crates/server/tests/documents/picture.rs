//! Photos and pictures made in code, and what can be hidden in them.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, Rgb, RgbImage, Rgba, RgbaImage};
use miniz_oxide::deflate::compress_to_vec_zlib;

/// Something like a letter on a table: light paper with dark lines, shade and noise.
pub fn scene(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let noise = (x.wrapping_mul(7919) ^ y.wrapping_mul(104_729)).wrapping_mul(2_654_435_761) >> 29;
        let paper = x > width / 10 && x < width * 9 / 10 && y > height / 12 && y < height * 11 / 12;
        let line = paper && y % (height / 20) < height / 90 && (x / 9) % 5 != 0;
        let light = if line {
            30
        } else if paper {
            225 - x * 30 / width
        } else {
            90
        };
        Rgb([light + noise, light + noise / 2, light].map(|it| u8::try_from(it).unwrap()))
    })
}

pub fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut file = Vec::new();
    JpegEncoder::new_with_quality(&mut file, 85).encode_image(picture).unwrap();
    file
}

pub fn png(picture: impl Into<DynamicImage>) -> Vec<u8> {
    let mut file = Vec::new();
    picture.into().write_with_encoder(PngEncoder::new(&mut file)).unwrap();
    file
}

/// A picture of a screen with a see-through margin.
pub fn screen() -> RgbaImage {
    RgbaImage::from_fn(800, 600, |x, y| {
        let margin = x < 40 || y < 40;
        Rgba([20, 20, if y % 30 < 4 { 20 } else { 250 }, if margin { 0 } else { 255 }])
    })
}

/// Puts a segment after a JPEG's first one.
pub fn with_segment(jpeg: &[u8], marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..20], &[0xFF, marker], &length, content, &jpeg[20..]].concat()
}

/// What a telephone writes into a photo: that it was held upright, who made it, and where.
pub fn exif() -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [&tag.to_be_bytes()[..], &kind.to_be_bytes(), &count.to_be_bytes(), &value.to_be_bytes()].concat()
    };
    let mut tiff = b"MM\0*\0\0\0\x08".to_vec();
    // Turned by a quarter, the maker's name behind both lists, and the place.
    tiff.extend(3_u16.to_be_bytes());
    tiff.extend(entry(0x010F, 2, 13, 104));
    tiff.extend(entry(0x0112, 3, 1, 6 << 16));
    tiff.extend(entry(0x8825, 4, 1, 50));
    tiff.extend([0; 4]);
    tiff.extend(3_u16.to_be_bytes());
    tiff.extend(entry(1, 2, 2, u32::from_be_bytes(*b"N\0\0\0")));
    tiff.extend(entry(2, 5, 3, 117));
    tiff.extend(entry(3, 2, 2, u32::from_be_bytes(*b"E\0\0\0")));
    tiff.resize(104, 0);
    tiff.extend(b"SecretCamera\0");
    tiff.extend([52_u32, 1, 12, 1, 1830, 100].iter().flat_map(|it| it.to_be_bytes()));
    [b"Exif\0\0", &tiff[..]].concat()
}

/// The same JPEG, saying that it has another size.
pub fn claiming(jpeg: &[u8], width: u16, height: u16) -> Vec<u8> {
    let mut file = jpeg.to_vec();
    let at = file.windows(2).position(|it| it == [0xFF, 0xC0]).unwrap();
    file[at + 5..at + 7].copy_from_slice(&height.to_be_bytes());
    file[at + 7..at + 9].copy_from_slice(&width.to_be_bytes());
    file
}

pub fn chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let named = [&kind[..], content].concat();
    let mut crc = u32::MAX;
    for byte in &named {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { 0xEDB8_8320 ^ (crc >> 1) } else { crc >> 1 };
        }
    }
    let length = u32::try_from(content.len()).unwrap();
    [&length.to_be_bytes()[..], &named, &(!crc).to_be_bytes()].concat()
}

/// A PNG of any size and depth whose pixels are so many zero bytes, with other chunks before them.
pub fn png_of_zeros(size: (u32, u32), depth: u8, colour: u8, zeros: usize, before: &[Vec<u8>]) -> Vec<u8> {
    let head = [&size.0.to_be_bytes()[..], &size.1.to_be_bytes(), &[depth, colour, 0, 0, 0]].concat();
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    file.extend(chunk(b"IHDR", &head));
    file.extend(before.concat());
    file.extend(chunk(b"IDAT", &compress_to_vec_zlib(&vec![0; zeros], 6)));
    file.extend(chunk(b"IEND", b""));
    file
}
