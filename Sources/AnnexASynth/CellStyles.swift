internal import AnnexASchema
internal import CalendarDays

/// How a column spells its codes.
enum CodeStyle: Sendable, CaseIterable {
    case template, bare, label, letterAndLabel, bareAndLabel, lowerCase, upperCase, hardSpace, wideSpaces
    case trueOrFalse

    /// The spellings that say the same of this code, the template's first.
    ///
    /// A short form that is one letter or digit alone is left out where it says too little.
    static func fitting(_ code: Code, in set: CodeSet) -> [CodeStyle] {
        let isUnique = set.codes.count { $0.label.lowercased() == code.label.lowercased() } == 1
        let isTelling = code.bare.utf8.count > 1 && code.label != code.bare
        let hasLetter = code.code.firstIndex(of: ")").map { code.code[..<$0].utf8.count <= 2 } == true
        return allCases.filter { style in
            switch style {
            case .template, .lowerCase, .upperCase: true
            case .bare: code.bare.utf8.count > 1
            case .label: isUnique && code.label.utf8.count > 1
            case .letterAndLabel: hasLetter && isUnique && isTelling
            case .bareAndLabel: isTelling
            case .hardSpace, .wideSpaces: code.code.contains(" ")
            case .trueOrFalse: set.codes.count == 2 && ["Yes", "No"].contains(code.bare)
            }
        }
    }

    /// The cell that spells a code this way.
    func cell(_ code: Code) -> SynthCell {
        switch self {
        case .template: .text(code.code)
        case .bare: .text(code.bare)
        case .label: .text(code.label)
        case .letterAndLabel:
            .text(String(code.code.prefix { $0 != ")" }) + ") " + code.label)
        case .bareAndLabel: .text(code.bare + " - " + code.label)
        case .lowerCase: .text(code.code.lowercased())
        case .upperCase: .text(code.code.uppercased())
        case .hardSpace: .text(replacingFirstSpace(in: code.code, with: "\u{A0}"))
        case .wideSpaces: .text(replacingFirstSpace(in: code.code, with: "  ") + " ")
        case .trueOrFalse: .boolean(code.bare == "Yes")
        }
    }
}

/// How a column stores its dates.
enum DateStyle: Sendable, CaseIterable {
    case date, slashes, shortMonth, iso, serial, dots, longMonth

    /// The cell that stores a date this way.
    func cell(_ date: CalendarDay) -> SynthCell {
        let (year, month, day) = date.civil
        return switch self {
        case .date: .date(date)
        case .slashes: .text("\(padded(day, 2))/\(padded(month, 2))/\(year)")
        case .shortMonth:
            .text("\(day)-\(CalendarDay.monthNames[month - 1].prefix(3))-\(padded(year % 100, 2))")
        case .iso: .text(date.iso)
        case .serial: .number(Double(date.excelSerial))
        case .dots: .text("\(day).\(month).\(year)")
        case .longMonth: .text(date.spelled)
        }
    }
}

extension CalendarDay {
    /// Days since 30 December 1899: the number that Excel stores.
    var excelSerial: Int { Int(number) + 25_569 }
}

/// How the cells of one column are written.
struct ColumnStyle: Sendable {
    var code = CodeStyle.template
    var date = DateStyle.date
    /// Numbers stored as text.
    var hasTextNumbers = false
    /// What stands where there is nothing.
    var placeholder: String?
    /// How many of the cells follow the style; the others are as in the template.
    var share = 1.0
}

/// Writes the values of one column as cells.
struct ColumnRenderer: Sendable {
    private let style: ColumnStyle
    /// For each short form, the template's cell and the one in the column's style.
    private let codes: [String: (template: SynthCell, styled: SynthCell)]

    init(column: ColumnDefinition, edition: Edition, style: ColumnStyle) {
        self.style = style
        guard let set = column.codeSet.flatMap({ edition.codeSets[$0] }) else {
            codes = [:]
            return
        }
        let cells = set.codes.map { code in
            let fits = CodeStyle.fitting(code, in: set).contains(style.code)
            return (
                code.bare,
                (template: CodeStyle.template.cell(code), styled: (fits ? style.code : .template).cell(code))
            )
        }
        codes = Dictionary(cells) { first, _ in first }
    }

    /// The cell of a value; the random numbers decide only whether it follows the column's style.
    func cell(_ value: DraftValue, _ random: inout SynthRandom) -> SynthCell {
        let isPlain = style.share < 1 && !random.chance(style.share)
        switch value {
        case .blank: return isPlain ? .empty : style.placeholder.map(SynthCell.text) ?? .empty
        case .code(let bare):
            guard let cells = codes[bare] else { return .text(bare) }
            return isPlain ? cells.template : cells.styled
        case .date(let date): return (isPlain ? DateStyle.date : style.date).cell(date)
        case .number(let number):
            return style.hasTextNumbers && !isPlain ? .text(String(number)) : .number(Double(number))
        case .decimal(let number): return .number(number)
        case .text(let text): return .text(text)
        }
    }
}

func replacingFirstSpace(in text: String, with other: String) -> String {
    guard let space = text.firstIndex(of: " ") else { return text }
    return text[..<space] + other + text[text.index(after: space)...]
}
