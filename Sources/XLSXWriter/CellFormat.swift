import CXLSXWriter

/// A colour as red, green and blue, written `0x1F3864`.
package struct RGB: Hashable, Sendable, ExpressibleByIntegerLiteral {
    package let value: UInt32

    package init(_ value: UInt32) {
        self.value = value & 0xFF_FFFF
    }

    package init(integerLiteral value: UInt32) {
        self.init(value)
    }

    /// libxlsxwriter takes 0 for "no colour"; black is a number of its own.
    var lxw: lxw_color_t {
        value == 0 ? lxw_color_t(LXW_COLOR_BLACK.rawValue) : lxw_color_t(value)
    }
}

/// How a cell looks.
///
/// A value: equal formats share one entry in the file. `numberFormat` is Excel's own notation and
/// is cut after 127 bytes, as is `fontName`.
package struct CellFormat: Hashable, Sendable {
    /// Raw values are those of `lxw_format_alignments`.
    package enum Horizontal: UInt8, Sendable {
        case left = 1
        case center, right
    }

    /// Raw values are those of `lxw_format_alignments`.
    package enum Vertical: UInt8, Sendable {
        case top = 8
        case bottom, center
    }

    /// Raw values are those of `lxw_format_borders`.
    package enum Line: UInt8, Sendable {
        case thin = 1
        case medium, dashed, dotted, thick, double, hair
    }

    /// The lines round a cell.
    package struct Borders: Hashable, Sendable {
        package var top: Line?
        package var bottom: Line?
        package var left: Line?
        package var right: Line?

        package init(top: Line? = nil, bottom: Line? = nil, left: Line? = nil, right: Line? = nil) {
            self.top = top
            self.bottom = bottom
            self.left = left
            self.right = right
        }

        /// The same line all round.
        package static func box(_ line: Line) -> Borders {
            Borders(top: line, bottom: line, left: line, right: line)
        }
    }

    package var fontName: String?
    package var fontSize: Double?
    package var isBold: Bool
    package var isItalic: Bool
    package var isUnderlined: Bool
    package var color: RGB?
    package var fill: RGB?
    package var numberFormat: String?
    package var horizontal: Horizontal?
    package var vertical: Vertical?
    package var wraps: Bool
    package var indent: UInt8
    package var borders: Borders
    package var borderColor: RGB?
    /// Matters only on a sheet that was given `protect()`.
    package var isLocked: Bool

    package init(
        fontName: String? = nil, fontSize: Double? = nil, isBold: Bool = false, isItalic: Bool = false,
        isUnderlined: Bool = false, color: RGB? = nil, fill: RGB? = nil, numberFormat: String? = nil,
        horizontal: Horizontal? = nil, vertical: Vertical? = nil, wraps: Bool = false, indent: UInt8 = 0,
        borders: Borders = Borders(), borderColor: RGB? = nil, isLocked: Bool = true
    ) {
        self.fontName = fontName
        self.fontSize = fontSize
        self.isBold = isBold
        self.isItalic = isItalic
        self.isUnderlined = isUnderlined
        self.color = color
        self.fill = fill
        self.numberFormat = numberFormat
        self.horizontal = horizontal
        self.vertical = vertical
        self.wraps = wraps
        self.indent = indent
        self.borders = borders
        self.borderColor = borderColor
        self.isLocked = isLocked
    }

    /// The same format with some properties changed: `body.with { $0.isBold = true }`.
    package func with(_ change: (inout CellFormat) -> Void) -> CellFormat {
        var copy = self
        change(&copy)
        return copy
    }

    /// Some telling parts only: a workbook has a few dozen formats and asks for one at each cell.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(numberFormat)
        hasher.combine(fill)
        hasher.combine(color)
        hasher.combine(isBold)
    }

    func apply(to format: UnsafeMutablePointer<lxw_format>) {
        if let fontName { format_set_font_name(format, fontName) }
        if let fontSize { format_set_font_size(format, fontSize) }
        if isBold { format_set_bold(format) }
        if isItalic { format_set_italic(format) }
        if isUnderlined { format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue)) }
        if let color { format_set_font_color(format, color.lxw) }
        if let fill {
            format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
            format_set_bg_color(format, fill.lxw)
        }
        if let numberFormat { format_set_num_format(format, numberFormat) }
        if let horizontal { format_set_align(format, horizontal.rawValue) }
        if let vertical { format_set_align(format, vertical.rawValue) }
        if wraps { format_set_text_wrap(format) }
        if indent > 0 { format_set_indent(format, indent) }
        if let line = borders.top { format_set_top(format, line.rawValue) }
        if let line = borders.bottom { format_set_bottom(format, line.rawValue) }
        if let line = borders.left { format_set_left(format, line.rawValue) }
        if let line = borders.right { format_set_right(format, line.rawValue) }
        if let borderColor { format_set_border_color(format, borderColor.lxw) }
        if !isLocked { format_set_unlocked(format) }
    }
}
