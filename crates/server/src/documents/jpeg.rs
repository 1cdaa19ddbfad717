//! The outside of a JPEG: its segments in a row, and where it ends. Tells a photo that was cut short from a whole
//! one, and a page of our own making from anything else. Decodes nothing.

/// The longest side of a page, in pixels.
pub const LONGEST_SIDE: u32 = 2000;

const END: u8 = 0xD9;
const SCAN: u8 = 0xDA;
const TABLES: [u8; 2] = [0xDB, 0xC4];
const BASELINE: u8 = 0xC0;
const HEAD: u8 = 0xE0;

/// A segment: its marker, and what is in it.
type Segment<'a> = (u8, &'a [u8]);

/// The segments of a JPEG up to its end, and what follows the end. `None` if there is no end.
fn segments(jpeg: &[u8]) -> Option<(Vec<Segment<'_>>, &[u8])> {
    let mut rest = jpeg.strip_prefix(&[0xFF, 0xD8])?;
    let mut found = Vec::new();
    loop {
        rest = rest.strip_prefix(&[0xFF])?;
        let (&marker, after) = rest.split_first()?;
        match marker {
            // Markers may be padded, and some stand alone.
            0xFF => continue,
            END => return Some((found, after)),
            0x01 | 0xD0..=0xD7 => {
                rest = after;
                continue;
            }
            _ => {}
        }
        let (length, _) = after.split_first_chunk::<2>()?;
        let (segment, after) = after.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
        found.push((marker, segment.get(2..)?));
        rest = if marker == SCAN { &after[coded(after)..] } else { after };
    }
}

/// The length of what is coded: everything up to a marker that is neither a stuffed byte nor a restart.
fn coded(bytes: &[u8]) -> usize {
    let marker = |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0xD0..=0xD7);
    bytes.windows(2).position(marker).unwrap_or(bytes.len())
}

/// Whether a JPEG has its end. What comes after it does not matter: it is never shown.
pub fn is_whole(jpeg: &[u8]) -> bool {
    segments(jpeg).is_some_and(|(found, _)| found.iter().any(|(marker, _)| *marker == SCAN))
}

/// Width and height of a JPEG that the worker could have made: one baseline scan, no comment, nothing about its
/// origin, nothing after its end, no larger than a page. `None` for any other bytes.
pub fn ours(jpeg: &[u8]) -> Option<(u32, u32)> {
    let (found, after) = segments(jpeg)?;
    let (last, before) = found.split_last()?;
    let (head, tables) = before.split_first()?;
    let frames: Vec<_> = tables.iter().filter(|(marker, _)| *marker == BASELINE).collect();
    let [(_, frame)] = frames[..] else { return None };
    let fits = after.is_empty()
        && last.0 == SCAN
        && head.0 == HEAD
        && head.1.len() == 14
        && head.1.starts_with(b"JFIF\0")
        && tables.iter().all(|(marker, _)| *marker == BASELINE || TABLES.contains(marker))
        && tables.iter().all(|(_, segment)| segment.len() < 200);
    let [8, height @ .., 3, _, _, _, _, _, _, _, _, _] = frame else { return None };
    let &[high, low, wide, narrow] = height else { return None };
    let side = |high, low| u32::from(u16::from_be_bytes([high, low]));
    let (width, height) = (side(wide, narrow), side(high, low));
    let sizes = [width, height].iter().all(|side| (1..=LONGEST_SIDE).contains(side));
    (fits && sizes).then_some((width, height))
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::codecs::jpeg::JpegEncoder;
    use image::{ImageBuffer, Rgb};

    fn made() -> Vec<u8> {
        let picture =
            ImageBuffer::from_fn(90, 61, |x, y| Rgb([(x * y) as u8, (x * 7) as u8, (y * 31) as u8]));
        let mut jpeg = Vec::new();
        JpegEncoder::new_with_quality(&mut jpeg, 82).encode_image(&picture).unwrap();
        jpeg
    }

    #[test]
    fn a_cut_anywhere_is_seen() {
        let jpeg = made();
        assert!(is_whole(&jpeg));
        for length in 0..jpeg.len() {
            assert!(!is_whole(&jpeg[..length]), "{length} of {}", jpeg.len());
        }
    }

    #[test]
    fn only_what_we_could_have_made_is_ours() {
        let jpeg = made();
        assert_eq!(ours(&jpeg), Some((90, 61)));
        let followed = [&jpeg[..], b"<script>"].concat();
        assert!(is_whole(&followed) && ours(&followed).is_none());
        for segment in [&b"\xFF\xFE\0\x0Acomment!"[..], b"\xFF\xE1\0\x08Exif\0\0", b"\xFF\xED\0\x04ab"] {
            let told = [&jpeg[..20], segment, &jpeg[20..]].concat();
            assert!(is_whole(&told) && ours(&told).is_none());
        }
        let at = jpeg.windows(2).position(|pair| pair == [0xFF, BASELINE]).unwrap();
        let mut large = jpeg.clone();
        large[at + 5..at + 7].copy_from_slice(&2001_u16.to_be_bytes());
        assert_eq!(ours(&large), None);
        let mut progressive = jpeg.clone();
        progressive[at + 1] = 0xC2;
        assert_eq!(ours(&progressive), None);
        assert_eq!(ours(b""), None);
        assert_eq!(ours(b"\xFF\xD8\xFF\xD9"), None);
    }
}
