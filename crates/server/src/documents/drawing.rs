//! Turning a file into pages of our own: decoded to pixels within strict limits, set on white, no larger than needed
//! to be read, and encoded again. Nothing of the file itself gets through. Runs inside the worker only.

use super::jpeg::{self, LONGEST_SIDE};
use super::sniff::{Kind, MOST_PAGES, Unfit};
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::PngDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, Limits, RgbaImage, imageops};
use std::io::Cursor;
use std::process::{Command, Stdio};

/// The most pixels of a picture, before it is made smaller.
const MOST_PIXELS: u64 = 40_000_000;
const LONGEST_DECODED: u32 = 20_000;
/// What a decoder may take for a picture, in bytes.
const MOST_MEMORY: u64 = 256 << 20;
const QUALITY: u8 = 82;
/// Dots an inch a page of a PDF is drawn with, where its points are 72 to the inch.
const DOTS: f32 = 150.0 / 72.0;
/// The programs that read HEIC, by the names they have had.
const HEIC_PROGRAMS: [&str; 2] = ["/usr/bin/heif-dec", "/usr/bin/heif-convert"];

/// Takes pages one by one, so that only one is in memory.
pub struct Pages<'a> {
    write: &'a mut dyn FnMut(&[u8]) -> Result<(), Unfit>,
    /// Whether any page so far shows anything.
    shows: bool,
}

impl<'a> Pages<'a> {
    /// Pages that are handed to somebody.
    pub fn new(write: &'a mut dyn FnMut(&[u8]) -> Result<(), Unfit>) -> Self {
        Self { write, shows: false }
    }

    fn put(&mut self, picture: DynamicImage) -> Result<(), Unfit> {
        let picture = on_white(picture);
        self.shows |= shows(picture.as_bytes());
        let mut page = Vec::new();
        let encoder = JpegEncoder::new_with_quality(&mut page, QUALITY);
        picture.write_with_encoder(encoder).map_err(|_| Unfit::Unreadable)?;
        (self.write)(&page)
    }
}

/// Draws the pages of a file.
///
/// # Errors
/// If it cannot be read within the limits, or none of its pages shows anything.
pub fn draw(kind: Kind, file: Vec<u8>, pages: &mut Pages<'_>) -> Result<(), Unfit> {
    match kind {
        Kind::Pdf => pdf(file, pages)?,
        Kind::Jpeg => pages.put(photo(&file)?)?,
        Kind::Png => pages.put(png(&file)?)?,
        Kind::Heic => pages.put(heic(&file)?)?,
    }
    if pages.shows { Ok(()) } else { Err(Unfit::Unreadable) }
}

fn photo(file: &[u8]) -> Result<DynamicImage, Unfit> {
    // The decoder would fill the rest of a photo that was cut short with grey, and grey proves nothing.
    if !jpeg::is_whole(file) {
        return Err(Unfit::Unreadable);
    }
    let decoder = JpegDecoder::new(Cursor::new(file)).map_err(|_| Unfit::Unreadable)?;
    decoded(decoder)
}

fn png(file: &[u8]) -> Result<DynamicImage, Unfit> {
    let decoder = PngDecoder::with_limits(Cursor::new(file), limits()).map_err(|_| Unfit::Unreadable)?;
    decoded(decoder)
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_DECODED);
    limits.max_image_height = Some(LONGEST_DECODED);
    limits.max_alloc = Some(MOST_MEMORY);
    limits
}

/// The pixels, upright and no larger than a page.
fn decoded(mut decoder: impl ImageDecoder) -> Result<DynamicImage, Unfit> {
    let bad = |_| Unfit::Unreadable;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 || pixels > MOST_PIXELS || decoder.total_bytes() > MOST_MEMORY {
        return Err(Unfit::Unreadable);
    }
    decoder.set_limits(limits()).map_err(bad)?;
    // How a camera was held is the one thing that is read of what a file says about itself.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let picture = DynamicImage::from_decoder(decoder).map_err(bad)?;
    let mut picture = if width.max(height) > LONGEST_SIDE {
        picture.resize(LONGEST_SIDE, LONGEST_SIDE, imageops::FilterType::Triangle)
    } else {
        picture
    };
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// Without transparency, and with eight bits a colour.
fn on_white(picture: DynamicImage) -> DynamicImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8().into();
    }
    let mut picture = picture.into_rgba8();
    for pixel in picture.chunks_exact_mut(4) {
        let (colours, alpha) = pixel.split_at_mut(3);
        let alpha = u32::from(alpha[0]);
        for colour in colours {
            let mixed = (u32::from(*colour) * alpha + 255 * (255 - alpha)) / 255;
            *colour = u8::try_from(mixed).unwrap_or(u8::MAX);
        }
    }
    DynamicImage::from(picture).into_rgb8().into()
}

/// Whether there is more than one colour to be seen.
fn shows(rgb: &[u8]) -> bool {
    let Some(first) = rgb.first_chunk::<3>() else { return false };
    rgb.chunks_exact(3).any(|pixel| pixel != first)
}

/// libheif turns the picture upright and says so in what it writes.
fn heic(file: &[u8]) -> Result<DynamicImage, Unfit> {
    let program = HEIC_PROGRAMS.into_iter().find(|it| std::path::Path::new(it).exists());
    let program = program.ok_or(Unfit::HeicNotTaken)?;
    // The only folder there is inside the sandbox, and it goes with it.
    let folder = std::path::Path::new("/tmp");
    let (taken, made) = (folder.join("in.heic"), folder.join("out.jpg"));
    std::fs::write(&taken, file).map_err(|_| Unfit::Unreadable)?;
    let mut command = Command::new(program);
    command.args(["-q", "95"]).arg(&taken).arg(&made);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let done = command.status().map_err(|_| Unfit::HeicNotTaken)?;
    if !done.success() {
        return Err(Unfit::Unreadable);
    }
    // A burst is numbered; its first picture is the one that was meant.
    let made = [made, folder.join("out-1.jpg")].into_iter().find_map(|it| std::fs::read(it).ok());
    photo(&made.ok_or(Unfit::Unreadable)?)
}

fn pdf(file: Vec<u8>, pages: &mut Pages<'_>) -> Result<(), Unfit> {
    // What has lost its end is shown by no other reader either, or shown in part.
    let tail = &file[file.len().saturating_sub(1024)..];
    if !tail.windows(5).any(|it| it == b"%%EOF") {
        return Err(Unfit::Unreadable);
    }
    let document = Pdf::new(file).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Unfit::Locked,
        LoadPdfError::Invalid => Unfit::Unreadable,
    })?;
    let all = document.pages();
    if all.is_empty() {
        return Err(Unfit::Unreadable);
    }
    if all.len() > MOST_PAGES as usize {
        return Err(Unfit::TooManyPages { max: MOST_PAGES });
    }
    let (cache, settings) = (RenderCache::new(), InterpreterSettings::default());
    for page in all.iter() {
        pages.put(drawn(page, &cache, &settings)?)?;
    }
    Ok(())
}

fn drawn<'a>(
    page: &'a Page<'a>,
    cache: &RenderCache<'a>,
    settings: &InterpreterSettings,
) -> Result<DynamicImage, Unfit> {
    let (width, height) = page.render_dimensions();
    if !width.is_finite() || !height.is_finite() || width <= 0.0 || height <= 0.0 {
        return Err(Unfit::Unreadable);
    }
    #[expect(clippy::cast_precision_loss, reason = "two thousand is exact")]
    let scale = DOTS.min(LONGEST_SIDE as f32 / width.max(height));
    // A strip is still one pixel wide.
    let [x_scale, y_scale] = [width, height].map(|side| scale.max(1.0 / side));
    let pixels = PixmapSettings { x_scale, y_scale, bg_color: hayro::vello_cpu::color::palette::css::WHITE };
    let drawn = hayro::render(page, cache, settings, &RenderSettings::default(), &pixels);
    let (width, height) = (u32::from(drawn.width()), u32::from(drawn.height()));
    let bytes = drawn.data_as_u8_slice().to_vec();
    RgbaImage::from_raw(width, height, bytes).map(DynamicImage::from).ok_or(Unfit::Unreadable)
}
