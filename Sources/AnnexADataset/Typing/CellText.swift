public import XLSXReader

/// A cell's text as a person would have typed it.
public enum CellText {
    /// The text of a cell: dates as ISO, numbers in their shortest form, words as they are.
    public static func string(
        _ cell: Cell, texts: TextStore, formats: [NumberFormat], uses1904: Bool
    ) -> String {
        switch cell.content {
        case .empty, .formulaWithoutValue: return ""
        case .boolean(let value): return string(value)
        case .text(let id), .error(let id): return texts.string(id)
        case .number(let value):
            let format = Int(cell.format) < formats.count ? formats[Int(cell.format)] : .number
            switch format {
            case .date, .time:
                if let date = SerialDate(serial: value, uses1904: uses1904) { return date.iso }
                return NumberText.shortest(value)
            case .padded, .lettered:
                guard value == value.rounded(), abs(value) < 1e15 else { return NumberText.shortest(value) }
                return whole(value, format: format)
            case .number, .duration, .text: return NumberText.shortest(value)
            }
        }
    }

    /// The digits of a whole number as its format shows them, below zero as they are.
    static func whole(_ value: Double, format: NumberFormat) -> String {
        let digits = NumberText.wholeDigits(value)
        switch format {
        case .padded(let width) where value >= 0:
            return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
        case .lettered(let pattern) where value >= 0: return pattern.text(of: digits)
        default: return digits
        }
    }

    /// A Boolean as a spreadsheet shows it.
    static func string(_ value: Bool) -> String { value ? "TRUE" : "FALSE" }
}
