//! What a file is, told by its bytes alone, and why one cannot be taken. Names and what a browser says about a file
//! are never asked for. Nothing here decodes anything: that is the worker's, behind walls.

/// The kinds of file a proof may come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Pages.
    Pdf,
    /// A photo.
    Jpeg,
    /// A picture of a screen, or a scan.
    Png,
    /// A photo as some telephones take it.
    Heic,
}

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It has more bytes than are taken.
    #[error("the file is larger than {max_mb} MB")]
    TooLarge {
        /// The most, in units of 1,048,576 bytes.
        max_mb: u32,
    },
    /// It is none of the kinds that are taken.
    #[error("the file is neither PDF, JPEG, PNG nor HEIC")]
    WrongKind,
    /// It cannot be opened without a password.
    #[error("the file is locked with a password")]
    Locked,
    /// It is broken or cut short, shows nothing, or asks for more pixels, memory or time than there is.
    #[error("the file cannot be read")]
    Unreadable,
    /// It has more pages than are looked at.
    #[error("the file has more than {max} pages")]
    TooManyPages {
        /// The most.
        max: u32,
    },
    /// A virus was found in it.
    #[error("a virus was found in the file")]
    Infected,
    /// It is HEIC, and this machine cannot read that.
    #[error("HEIC cannot be read here")]
    HeicNotTaken,
    /// Nothing is known about it: there is no sandbox, no room, or no answer from the virus scanner. Such a file is
    /// held back, never waved through.
    #[error("files cannot be checked at the moment")]
    NotCheckable,
}

/// The most bytes a file may have.
pub const MOST_BYTES: u64 = 10 << 20;
/// The most pages a file may have.
pub const MOST_PAGES: u32 = 10;

/// [`Unfit::TooLarge`] with the limit.
pub fn too_large() -> Unfit {
    Unfit::TooLarge { max_mb: u32::try_from(MOST_BYTES >> 20).unwrap_or(u32::MAX) }
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
const HEIC: [&[u8]; 10] =
    [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"];

/// What a file is.
///
/// # Errors
/// [`Unfit::Empty`], [`Unfit::TooLarge`] or [`Unfit::WrongKind`].
pub fn sniff(bytes: &[u8]) -> Result<Kind, Unfit> {
    if bytes.is_empty() {
        return Err(Unfit::Empty);
    }
    if bytes.len() as u64 > MOST_BYTES {
        return Err(too_large());
    }
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    if text.starts_with(b"%PDF-") {
        Ok(Kind::Pdf)
    } else if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
        Ok(Kind::Jpeg)
    } else if bytes.starts_with(PNG) {
        Ok(Kind::Png)
    } else if is_heic(bytes) {
        Ok(Kind::Heic)
    } else {
        Err(Unfit::WrongKind)
    }
}

/// The first box lists what the file can be read as. One that can be read as AVIF is AVIF.
fn is_heic(bytes: &[u8]) -> bool {
    let Some((head, rest)) = bytes.split_first_chunk::<8>() else { return false };
    let [length @ .., b'f', b't', b'y', b'p'] = head else { return false };
    let length = length.iter().fold(0_usize, |sum, byte| sum << 8 | usize::from(*byte));
    let list = &rest[..length.saturating_sub(8).min(rest.len())];
    // Between the main brand and the others stands a version, which looks like none of them.
    let brands = || list.chunks_exact(4);
    brands().any(|brand| HEIC.contains(&brand)) && !brands().any(|brand| brand == b"avif" || brand == b"avis")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_tell() {
        let heic = |brands: &[u8]| {
            let length = u32::try_from(brands.len() + 8).unwrap();
            [&length.to_be_bytes()[..], b"ftyp", brands, b"\0\0\0\x08mdat"].concat()
        };
        let cases: &[(&[u8], Result<Kind, Unfit>)] = &[
            (b"", Err(Unfit::Empty)),
            (b"%PDF-1.7\n", Ok(Kind::Pdf)),
            (b"\xEF\xBB\xBF\r\n%PDF-1.4", Ok(Kind::Pdf)),
            (b"<html>%PDF-1.4", Err(Unfit::WrongKind)),
            (b"\xFF\xD8\xFF\xE0rest", Ok(Kind::Jpeg)),
            (b"\xFF\xD8", Err(Unfit::WrongKind)),
            (b"\x89PNG\r\n\x1a\nrest", Ok(Kind::Png)),
            (b"GIF89a", Err(Unfit::WrongKind)),
            (b"PK\x03\x04", Err(Unfit::WrongKind)),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Err(Unfit::WrongKind)),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Err(Unfit::WrongKind)),
            (b"RIFF\0\0\0\0WEBPVP8 ", Err(Unfit::WrongKind)),
            (&heic(b"heic\0\0\0\0mif1heic"), Ok(Kind::Heic)),
            (&heic(b"mif1\0\0\0\0mif1heix"), Ok(Kind::Heic)),
            (&heic(b"mif1\0\0\0\0avifmif1"), Err(Unfit::WrongKind)),
            (&heic(b"isom\0\0\0\0mp42"), Err(Unfit::WrongKind)),
            (b"\xFF\xFF\xFF\xFFftypheic", Ok(Kind::Heic)),
            (b"\0\0\0\0ftypheic", Err(Unfit::WrongKind)),
        ];
        for (bytes, expected) in cases {
            assert_eq!(sniff(bytes), *expected, "{}", String::from_utf8_lossy(bytes));
        }
        assert_eq!(sniff(&vec![b'%'; MOST_BYTES as usize + 1]), Err(Unfit::TooLarge { max_mb: 10 }));
    }
}
