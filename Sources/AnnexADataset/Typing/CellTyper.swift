import AnnexASchema
import CalendarDays
import XLSXReader

/// Types the cells of one column: cell to value, with what is to be said about it.
///
/// A text is typed once, however many cells hold it.
struct CellTyper {
    let definition: ColumnDefinition
    private let recogniser: CodeRecogniser?
    private let formats: [NumberFormat]
    private let uses1904: Bool
    private var answers: AnswerCache
    private var numberAnswers: [NumberKey: TextAnswer] = [:]
    private(set) var mapping: [CodeMapping] = []
    private var mappingOfText: [String: Int] = [:]
    private var unrecognised = 0

    /// How many different texts of a column are looked at in full in vain: one that holds more is no column of
    /// codes, and of the rest only what is listed as it stands is taken.
    private static let mostWeighed = 4_000

    /// What typing a cell has to say, besides its value.
    struct Remark: Equatable {
        let kind: ObservationKind
        /// Whether it is told once for the column and its text, with a count, rather than for each cell.
        let isOncePerText: Bool
    }

    /// A text's value and remark, kept for the next cell that holds it.
    struct TextAnswer {
        var value: Value
        var remark: Remark?
        var mapping: Int32 = -1
    }

    /// A number, and its format where that shows a date or time.
    private struct NumberKey: Hashable {
        let bits: UInt64
        let format: UInt16?
    }

    init(
        definition: ColumnDefinition, recogniser: CodeRecogniser?, formats: [NumberFormat], uses1904: Bool,
        sharedTexts: Int
    ) {
        self.definition = definition
        self.recogniser = recogniser
        self.formats = formats
        self.uses1904 = uses1904
        answers = AnswerCache(sharedTexts: sharedTexts)
    }

    /// Types a cell of a row that is kept: its code counts in the mapping.
    mutating func type(_ cell: Cell, texts: TextStore, words: inout WordTable) -> (Value, Remark?) {
        let answer = answer(to: cell, texts: texts, words: &words)
        if answer.mapping >= 0 { mapping[Int(answer.mapping)].count += 1 }
        return (answer.value, answer.remark)
    }

    /// What a cell would be typed as; it counts nowhere.
    mutating func answer(to cell: Cell, texts: TextStore, words: inout WordTable) -> TextAnswer {
        switch cell.content {
        case .empty: return TextAnswer(value: .blank)
        case .formulaWithoutValue:
            return TextAnswer(
                value: .blank, remark: Remark(kind: .formulaWithoutValue, isOncePerText: false))
        case .error: return TextAnswer(value: .blank, remark: errorRemark)
        case .text(let id):
            let position = answers.position(of: id, in: texts)
            if let known = answers[position] { return known }
            let answer = typeText(texts.string(id), words: &words)
            answers[position] = answer
            return answer
        case .boolean(let value): return typeText(CellText.string(value), words: &words)
        case .number(let number): return type(number, cell: cell, texts: texts, words: &words)
        }
    }

    private var errorRemark: Remark {
        Remark(
            kind: definition.isRequired ? .excelErrorRequired : .excelErrorOptional, isOncePerText: false)
    }

    private static let unreadable = Remark(kind: .unreadable, isOncePerText: false)

    // MARK: Numbers

    private mutating func type(
        _ number: Double, cell: Cell, texts: TextStore, words: inout WordTable
    ) -> TextAnswer {
        let unreadable = TextAnswer(value: .unreadable, remark: Self.unreadable)
        switch definition.type {
        case .date: return typeDate(number, format: format(of: cell))
        case .integer:
            guard !format(of: cell).isDateOrTime, number >= 0, number == number.rounded(), number < 1e9 else {
                return unreadable
            }
            return TextAnswer(value: Value(Int(number)))
        case .age:
            guard !format(of: cell).isDateOrTime, abs(number) < 1e6 else {
                return unreadable
            }
            let remark = Remark(kind: .decimalAge, isOncePerText: true)
            return TextAnswer(
                value: Value(Int(number.rounded(.down))), remark: number == number.rounded() ? nil : remark)
        case .identifier:
            let text =
                number == number.rounded()
                ? CellText.whole(number, format: format(of: cell)) : NumberText.shortest(number)
            let value = Value(words.index(of: text))
            // a spreadsheet keeps 15 digits of a number: further ones were lost before the file was saved
            if abs(number) >= 1e15 {
                return TextAnswer(
                    value: value, remark: Remark(kind: .identifierScientific, isOncePerText: false))
            }
            let remark = Remark(kind: .identifierFraction, isOncePerText: false)
            return TextAnswer(value: value, remark: number == number.rounded() ? nil : remark)
        case .text:
            let text = CellText.string(cell, texts: texts, formats: formats, uses1904: uses1904)
            return TextAnswer(value: Value(words.index(of: text)))
        case .code, .postcode, .urn:
            // a date is no code, whatever number a spreadsheet keeps for it
            let isDateOrTime = format(of: cell).isDateOrTime
            let key = NumberKey(bits: number.bitPattern, format: isDateOrTime ? cell.format : nil)
            if let known = numberAnswers[key] { return known }
            let answer = typeText(
                isDateOrTime
                    ? CellText.string(cell, texts: texts, formats: formats, uses1904: uses1904)
                    : NumberText.shortest(number), words: &words)
            numberAnswers[key] = answer
            return answer
        }
    }

    private func format(of cell: Cell) -> NumberFormat {
        Int(cell.format) < formats.count ? formats[Int(cell.format)] : .number
    }

    /// A serial is a date where its format says so, and from 10000 to 80000 whatever the format says; the first
    /// of January 1900 and everything before it are fillers.
    private func typeDate(_ number: Double, format: NumberFormat) -> TextAnswer {
        let isDate = format == .date
        guard isDate ? number >= (uses1904 ? 0 : 2) : (10_000...80_000).contains(number),
            let date = SerialDate(serial: number, uses1904: uses1904), let day = date.day
        else { return TextAnswer(value: .unreadable, remark: Self.unreadable) }
        let remark = Remark(kind: .timePart, isOncePerText: false)
        return TextAnswer(value: Value(Int(day.number)), remark: date.isMidnight ? nil : remark)
    }

    // MARK: Texts

    private mutating func typeText(
        _ text: String, words: inout WordTable
    ) -> TextAnswer {
        let folded = Folding.code(text)
        if BlankMarkers.isError(folded) { return TextAnswer(value: .blank, remark: errorRemark) }
        if BlankMarkers.isBlank(folded) { return TextAnswer(value: .blank) }
        let unreadable = TextAnswer(value: .unreadable, remark: Self.unreadable)
        switch definition.type {
        case .code: return typeCode(text)
        case .text:
            let repaired = Folding.repaired(text)
            return TextAnswer(
                value: Value(words.index(of: repaired)),
                remark: repaired == text ? nil : Remark(kind: .mojibake, isOncePerText: true))
        case .date:
            let bytes = Array(text.utf8)
            switch DateText.read(bytes.span) {
            case .day(let day, _) where day == CalendarDay(year: 1900, month: 1, day: 1): return unreadable
            case .day(let day, let hasTime):
                return TextAnswer(
                    value: Value(Int(day.number)),
                    remark: hasTime ? Remark(kind: .timePart, isOncePerText: false) : nil)
            case .unreadable:
                // a serial has no thousands comma
                if !folded.utf8.contains(UInt8(ascii: ",")), let serial = Self.number(folded) {
                    return typeDate(serial, format: .number)
                }
                return unreadable
            }
        case .integer:
            guard let number = Self.number(folded), number >= 0, number == number.rounded(), number < 1e9
            else { return unreadable }
            return TextAnswer(value: Value(Int(number)))
        case .age:
            guard let (age, isDecimal) = Self.age(folded) else { return unreadable }
            return TextAnswer(
                value: Value(age), remark: isDecimal ? Remark(kind: .decimalAge, isOncePerText: true) : nil)
        case .identifier:
            // "zz" opens a placeholder, and in ZZ014 an identifier
            guard !BlankMarkers.isWorded(folded) || folded.contains(where: \.isNumber) else {
                return unreadable
            }
            return typeIdentifier(Self.trimmed(text), words: &words)
        case .postcode:
            guard let postcode = Postcode.canonical(folded) else { return unreadable }
            return TextAnswer(value: Value(words.index(of: postcode)))
        case .urn:
            guard let urn = Self.urn(folded) else { return unreadable }
            return TextAnswer(value: Value(words.index(of: urn)))
        }
    }

    private mutating func typeCode(_ text: String) -> TextAnswer {
        guard let recogniser else { return TextAnswer(value: .unreadable, remark: Self.unreadable) }
        let answer =
            unrecognised < Self.mostWeighed ? recogniser.recognise(text) : recogniser.recogniseAsListed(text)
        if answer.meaning == .unknown { unrecognised += 1 }
        let position = mappingOfText[text] ?? mapping.count
        if position == mapping.count {
            mapping.append(CodeMapping(raw: text, answer: answer, count: 0))
            mappingOfText[text] = position
        }
        // a placeholder such as TBC is no value, and yet nobody's words are lost
        if answer.meaning == .blank { return TextAnswer(value: .blank, mapping: Int32(position)) }
        var result = TextAnswer(value: .unreadable, remark: nil, mapping: Int32(position))
        switch answer.meaning {
        case .code(let index):
            result.value = Value(index)
            if answer.how != .exact { result.remark = Remark(kind: .codeAlias, isOncePerText: true) }
        case .group(let index):
            result.value = .group(index)
            result.remark = Remark(kind: .codeGroupOnly, isOncePerText: false)
        case .contradictory: result.remark = Remark(kind: .codeContradictory, isOncePerText: false)
        case .blank: break
        case .unknown: result.remark = Remark(kind: .codeUnknown, isOncePerText: false)
        }
        return result
    }

    private func typeIdentifier(_ text: String, words: inout WordTable) -> TextAnswer {
        var remark: Remark?
        if text.wholeMatchesScientific {
            remark = Remark(kind: .identifierScientific, isOncePerText: false)
        } else if !text.unicodeScalars.allSatisfy({
            $0.properties.isAlphabetic || "0123456789-/_.".unicodeScalars.contains($0)
        }) {
            remark = Remark(kind: .identifierCharacters, isOncePerText: false)
        }
        // a number that went through a program that adds ".0" is that number
        let stem =
            text.hasSuffix(".0") && text.dropLast(2).allSatisfy(\.isNumber) ? String(text.dropLast(2)) : text
        return TextAnswer(value: Value(words.index(of: stem)), remark: remark)
    }

    private static func trimmed(_ text: String) -> String {
        let isSpace: (Character) -> Bool = { $0.isWhitespace || $0 == "\u{200B}" || $0 == "\u{FEFF}" }
        var rest = text.drop(while: isSpace)
        while let last = rest.last, isSpace(last) { rest.removeLast() }
        return String(rest)
    }

    /// A number in words of digits: thousands commas, and a trailing `.0`.
    static func number(_ folded: String) -> Double? {
        var bytes: [UInt8] = []
        var sinceComma: Int?
        var sawPoint = false
        for byte in folded.utf8 {
            switch byte {
            case UInt8(ascii: ","):
                guard !sawPoint, sinceComma == nil || sinceComma == 3, !bytes.isEmpty else { return nil }
                sinceComma = 0
            case UInt8(ascii: "."):
                guard !sawPoint, sinceComma == nil || sinceComma == 3 else { return nil }
                sawPoint = true
                bytes.append(byte)
            case 48...57:
                if !sawPoint { sinceComma = sinceComma.map { $0 + 1 } }
                bytes.append(byte)
            case UInt8(ascii: "-") where bytes.isEmpty: bytes.append(byte)
            default: return nil
            }
        }
        guard sawPoint || sinceComma == nil || sinceComma == 3 else { return nil }
        return NumberText.parse(bytes.span)
    }

    /// An age in words: `7`, `7.9`, `7 yrs`, `<1`, `11 months`, `unborn`.
    static func age(_ folded: String) -> (years: Int, isDecimal: Bool)? {
        if folded == "unborn" { return (-1, false) }
        if folded == "<1" || folded == "under 1" { return (0, false) }
        let words = folded.split(separator: " ")
        guard let first = words.first else { return nil }
        let digits = first.prefix { $0.isNumber || $0 == "." || $0 == "-" }
        let unit =
            first[digits.endIndex...].isEmpty
            ? words.dropFirst().joined(separator: " ") : String(first[digits.endIndex...])
        guard let number = number(String(digits)), abs(number) < 1e6 else { return nil }
        switch unit {
        case "", "years", "yrs", "year", "yr", "years old":
            return (Int(number.rounded(.down)), number != number.rounded())
        case "months", "mths", "month", "mth":
            return number >= 0 ? (Int(number / 12), false) : nil
        default: return nil
        }
    }

    /// `SC` and six digits, or five to seven digits.
    private static func urn(_ folded: String) -> String? {
        let compact = folded.filter { $0 != " " }
        let text = compact.hasSuffix(".0") ? String(compact.dropLast(2)) : compact
        let digits = text.hasPrefix("sc") ? text.dropFirst(2) : text[...]
        let isRight = text.hasPrefix("sc") ? digits.utf8.count == 6 : (5...7).contains(digits.utf8.count)
        guard isRight, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return text.uppercased()
    }
}

extension String {
    /// Whether it is a number in scientific notation, whose last digits a spreadsheet has lost: `1.2E+10`.
    fileprivate var wholeMatchesScientific: Bool {
        guard let mark = firstIndex(where: { $0 == "E" || $0 == "e" }), self[..<mark].contains(".") else {
            return false
        }
        let mantissa = self[..<mark].filter { $0 != "." }
        let exponent = self[index(after: mark)...]
        return exponent.hasPrefix("+") && !mantissa.isEmpty && mantissa.allSatisfy(\.isNumber)
            && exponent.dropFirst().allSatisfy(\.isNumber)
    }
}

/// Remembers what each text of a column was taken for: by position where the workbook shares few texts, else by
/// the text itself, since programs that share none write the same forty texts a hundred thousand times.
struct AnswerCache {
    private let shared: Int
    private var answers: [CellTyper.TextAnswer?]
    private var texts = WordTable()

    init(sharedTexts: Int) {
        shared = sharedTexts <= 1 << 16 ? sharedTexts : 0
        answers = Array(repeating: nil, count: shared)
    }

    /// Where the answer for a text is kept.
    mutating func position(of id: TextID, in store: TextStore) -> Int {
        if Int(id.key) < shared { return Int(id.key) }
        let position = store.withUTF8(id) { texts.index(of: $0) } + shared
        if position == answers.count { answers.append(nil) }
        return position
    }

    subscript(position: Int) -> CellTyper.TextAnswer? {
        get { answers[position] }
        set { answers[position] = newValue }
    }
}
