public import AnnexASchema
public import CalendarDays
public import OOXMLParts
import XLSXReader

/// Reads a return: one workbook with eleven lists, or several files with some lists each.
public struct ReturnReader: Sendable {
    private let schema: Schema
    private var options: Options
    private let index: HeaderIndex
    private let recognisers: [CodeSetID: CodeRecogniser]

    /// What a return may be read with.
    public struct Options: Sendable {
        /// R, where it is given.
        public var asAt: CalendarDay?
        /// E, where it is given.
        public var extracted: CalendarDay?
        /// The edition to hold the return to, where it is given.
        public var edition: String?
        /// Whether a return without any reference date is read all the same, with the first of January 1970 in its place.
        package var needsNoReference = false
        /// How much each file may ask of the machine.
        package var limits = ReadingLimits()

        /// Options by value.
        public init(asAt: CalendarDay? = nil, extracted: CalendarDay? = nil, edition: String? = nil) {
            self.asAt = asAt
            self.extracted = extracted
            self.edition = edition
        }
    }

    /// Why a return could not be read.
    public enum Failure: Error, Sendable {
        /// Files that cannot be read, each once.
        case files([XLSXError])
        /// No reference date was given, none is in a file's name, and Lists 1 and 3 have no event.
        case noReferenceDate
    }

    /// A reader for that schema.
    public init(schema: Schema, options: Options) {
        self.schema = schema
        self.options = options
        index = HeaderIndex(schema: schema)
        recognisers = Dictionary(
            uniqueKeysWithValues: schema.codeSets.map { id, set in
                (id, schema.recogniser(of: set))
            })
    }

    /// The same reader with other options; what it has prepared of the schema is shared.
    public func with(_ options: Options) -> ReturnReader {
        var reader = self
        reader.options = options
        return reader
    }

    /// Reads all files, sheets in parallel.
    public func read(_ paths: [String]) async throws(Failure) -> Dataset {
        var files: [FileLists] = []
        var errors: [XLSXError] = []
        for (position, path) in paths.enumerated() {
            do { files.append(try await readFile(path, position: position)) } catch { errors.append(error) }
        }
        guard errors.isEmpty else { throw .files(errors) }
        return try assemble(files)
    }

    /// Binds and types sheets that no file holds, such as those of a rule's example.
    ///
    /// A cell is a text, an Excel error, a formula without a value (`=`) or a number (`=12.5`). Sheets may be
    /// said to be hidden, and cells (`B2`) to be stored twice.
    public func read(
        sheets: [(name: String, rows: [[String]])], uses1904: Bool = false, hidden: Set<String> = [],
        cellsTwice: [String: Set<String>] = [:]
    ) throws(Failure) -> Dataset {
        var bound: [SheetResult] = []
        for sheet in sheets {
            let binder = SheetBinder(
                setting: setting(
                    file: 0, sheet: sheet.name, formats: [.number], uses1904: uses1904, sharedTexts: 0))
            var texts = TextStore()
            for (rowIndex, row) in sheet.rows.enumerated() {
                var cells: [Cell] = []
                for (column, text) in row.enumerated() where !text.isEmpty {
                    let content = Self.content(text, texts: &texts)
                    cells.append(Cell(content: content, column: UInt16(column)))
                    let place = CellReference(row: rowIndex, column: column).description
                    if cellsTwice[sheet.name]?.contains(place) ?? false {
                        binder.cellTwice(row: rowIndex, column: column)
                    }
                }
                if !cells.isEmpty, !binder.row(rowIndex, cells.span, texts) { break }
            }
            bound += lists(of: sheet.name, isHidden: hidden.contains(sheet.name), binder, texts)
        }
        return try assemble([
            FileLists(path: "example.xlsx", modified: nil, uses1904: uses1904, sheets: bound)
        ])
    }

    private static func content(_ text: String, texts: inout TextStore) -> Cell.Content {
        if text.hasPrefix("#"), text.hasSuffix("!") || text == "#N/A" { return .error(texts.add(text)) }
        if text == "=" { return .formulaWithoutValue }
        if text.hasPrefix("="), let number = Double(text.dropFirst()) { return .number(number) }
        return .text(texts.add(text))
    }

    private func setting(
        file: Int, sheet: String, formats: [NumberFormat], uses1904: Bool, sharedTexts: Int
    ) -> SheetSetting {
        SheetSetting(
            file: file, sheet: sheet, index: index, recognisers: recognisers, formats: formats,
            uses1904: uses1904, sharedTexts: sharedTexts)
    }

    /// One file's sheets, bound.
    private struct FileLists {
        let path: String
        let modified: CalendarDay?
        let uses1904: Bool
        var sheets: [SheetResult]
        var sheetsWithoutCells: [String] = []
    }

    private struct SheetResult: Sendable {
        let name: String
        let isHidden: Bool
        var bound: BoundSheet?
        let isSEND: Bool
    }

    private func readFile(_ path: String, position: Int) async throws(XLSXError) -> FileLists {
        let workbook = try Workbook(path: path, limits: options.limits)
        let sheets = try await readSheets(of: workbook, file: position)
        if sheets.contains(where: \.isSEND) {
            throw .notAWorkbook(
                path: path,
                reason:
                    "is an Annex A for area SEND inspections (it has UPN and ULN columns), which is another "
                    + "dataset. Give the ILACS Annex A with Lists 1 to 11.")
        }
        return FileLists(
            path: path, modified: workbook.modified, uses1904: workbook.uses1904, sheets: sheets,
            sheetsWithoutCells: workbook.sheetsWithoutCells)
    }

    /// The sheets in parallel, or in one pass where a single part holds them all.
    private func readSheets(of workbook: Workbook, file: Int) async throws(XLSXError) -> [SheetResult] {
        if workbook.isReadInOnePass {
            var sheets: [SheetResult] = []
            try workbook.readAll {
                binder(of: $0, in: workbook, file: file)
            } finished: { sheet, binder, texts in
                sheets += lists(of: sheet.name, isHidden: sheet.isHidden, binder, texts)
            }
            return sheets
        }
        let results = await withTaskGroup(of: (Int, Result<[SheetResult], XLSXError>).self) { group in
            for (order, sheet) in workbook.sheets.enumerated() {
                group.addTask {
                    (
                        order,
                        Result { () throws(XLSXError) in
                            try readSheet(sheet, of: workbook, file: file)
                        }
                    )
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        var sheets: [SheetResult] = []
        for (_, result) in results.sorted(by: { $0.0 < $1.0 }) { sheets += try result.get() }
        return sheets
    }

    private func readSheet(
        _ sheet: Workbook.SheetPart, of workbook: Workbook, file: Int
    ) throws(XLSXError) -> [SheetResult] {
        let binder = binder(of: sheet, in: workbook, file: file)
        let texts = try workbook.read(sheet, into: binder)
        return lists(of: sheet.name, isHidden: sheet.isHidden, binder, texts)
    }

    private func binder(of sheet: Workbook.SheetPart, in workbook: Workbook, file: Int) -> SheetBinder {
        SheetBinder(
            setting: setting(
                file: file, sheet: sheet.name, formats: workbook.formats, uses1904: workbook.uses1904,
                sharedTexts: workbook.sharedTextCount))
    }

    /// The lists that a sheet holds, each as a sheet of its own; a sheet without any is one all the same.
    private func lists(
        of name: String, isHidden: Bool, _ binder: SheetBinder, _ texts: TextStore
    ) -> [SheetResult] {
        let bound = binder.finish(texts)
        return (bound.isEmpty ? [nil] : bound.map(Optional.some)).map {
            SheetResult(name: name, isHidden: isHidden, bound: $0, isSEND: binder.isSEND)
        }
    }

    // MARK: One return of all files

    private func assemble(_ files: [FileLists]) throws(Failure) -> Dataset {
        var observations: [Observation] = []
        var chosen: [Int: (file: Int, sheet: Int)] = [:]
        for (fileIndex, file) in files.enumerated() {
            if file.uses1904 { observations.append(Observation(.dates1904, at: Place(file: fileIndex))) }
            for (sheetIndex, sheet) in file.sheets.enumerated() {
                guard let table = sheet.bound?.table else {
                    if SheetName(sheet.name, among: schema.lists)?.isWhole == true {
                        observations.append(
                            Observation(
                                .headerNotFound, at: Place(file: fileIndex, sheet: sheet.name),
                                found: sheet.name))
                    }
                    continue
                }
                let list = table.definition.number
                guard let first = chosen[list] else {
                    chosen[list] = (fileIndex, sheetIndex)
                    continue
                }
                let rival = files[first.file].sheets[first.sheet]
                if SheetRank(sheet.isHidden, table) > SheetRank(rival.isHidden, rival.bound?.table) {
                    chosen[list] = (fileIndex, sheetIndex)
                }
            }
        }
        var lists = schema.lists.map(ListTable.init(absent:))
        for number in 1...11 {
            guard let place = chosen[number], let bound = files[place.file].sheets[place.sheet].bound else {
                observations.append(
                    Observation(.listMissing, at: Place(file: 0), list: number, found: "List \(number)"))
                continue
            }
            lists[number - 1] = bound.table
            observations += bound.observations
            for other in files.flatMap(\.sheets).compactMap({ $0.bound?.table })
            where other.definition.number == number && other.source != bound.table.source {
                observations.append(Self.leftOut(other, beside: bound.table))
            }
            if files[place.file].sheets[place.sheet].isHidden {
                observations.append(
                    Observation(
                        .hiddenSheet, at: Place(file: place.file, sheet: bound.table.source?.sheet),
                        list: number))
            }
        }
        if chosen.isEmpty { observations.append(Observation(.noListFound, at: Place(file: 0))) }

        let (persons, personNumbers) = Self.numbers(of: .person, in: lists)
        let (families, familyNumbers) = Self.numbers(of: .family, in: lists)
        lists = lists.indices.map {
            ListTable(lists[$0], persons: personNumbers[$0], families: familyNumbers[$0])
        }
        let edition =
            options.edition.flatMap(schema.edition)
            ?? EditionFit(schema: schema).best(for: lists.filter(\.isPresent)) ?? schema.newestEdition
        let sources = files.enumerated().map { fileIndex, file in
            sourceFile(file, index: fileIndex, chosen: chosen)
        }
        guard let dates = dates(files: files, lists: lists) else { throw .noReferenceDate }
        return Dataset(
            files: sources, lists: lists, persons: persons, families: families,
            toldOnce: EditionFit.without(observations, missing: edition, newest: schema),
            edition: edition, dates: dates)
    }

    /// That a second sheet of a list is left out, and whether it looks like a copy or like the rest of the list.
    private static func leftOut(_ table: ListTable, beside chosen: ListTable) -> Observation {
        func persons(of table: ListTable) -> [String] {
            (0..<table.rowCount).compactMap { table.personID(row: $0) }
        }
        let isBelow = table.source?.sheet == chosen.source?.sheet && table.source?.file == chosen.source?.file
        let name =
            (table.source?.sheet ?? "") + (isBelow ? ", row \((table.source?.headerRow ?? 0) + 1)" : "")
        let rows = table.rowCount
        var detail =
            rows == 0 ? "it has no rows" : rows == 1 ? "1 row is left out" : "\(rows) rows are left out"
        let known = Set(persons(of: chosen))
        let named = persons(of: table)
        if !named.isEmpty {
            let twice = named.count { known.contains($0) }
            detail +=
                twice == 0
                ? ", and none of their children or adopters stands in the sheet that is read"
                : twice == named.count
                    ? ", whose children or adopters all stand in the sheet that is read"
                    : ", and of \(named.count) with an identifier \(twice) stand in the sheet that is read"
        }
        return Observation(
            .listTwice, at: Place(file: table.source?.file ?? 0, sheet: table.source?.sheet),
            list: table.definition.number, found: name, count: rows, detail: detail)
    }

    private func sourceFile(
        _ file: FileLists, index: Int, chosen: [Int: (file: Int, sheet: Int)]
    ) -> SourceFile {
        let tables = file.sheets.compactMap { $0.bound?.table }
        return SourceFile(
            path: file.path, name: file.path.split(separator: "/").last.map(String.init) ?? file.path,
            sheets: file.sheets.enumerated().map { sheetIndex, sheet in
                let list = sheet.bound?.table.definition.number
                let isUsed = list.flatMap { chosen[$0] }.map { $0 == (index, sheetIndex) } ?? false
                return SourceFile.Sheet(
                    name: sheet.name, isHidden: sheet.isHidden, list: list, isUsed: isUsed,
                    rows: sheet.bound?.table.rowCount ?? 0, headings: sheet.bound?.table.source)
            },
            sheetsWithoutCells: file.sheetsWithoutCells,
            modified: file.modified,
            edition: tables.isEmpty
                ? nil : (options.edition ?? EditionFit(schema: schema).best(for: tables)?.id))
    }

    /// Gives each identifier of a role one number across the lists; for each list, each row's number.
    private static func numbers(of role: ColumnRole, in lists: [ListTable]) -> (WordTable, [[Int32]]) {
        var all = WordTable()
        let numbers = lists.map { list in
            guard let column = list.columns.first(where: { $0.definition.role == role }), column.isPresent
            else { return [Int32](repeating: -1, count: list.rowCount) }
            var numberOfWord = [Int32](repeating: -1, count: list.words.count)
            var numbers: [Int32] = []
            numbers.reserveCapacity(list.rowCount)
            for value in column.values {
                guard let word = value.word else {
                    numbers.append(-1)
                    continue
                }
                if numberOfWord[word] < 0 {
                    numberOfWord[word] = list.words.withUTF8(word) { Int32(all.index(of: $0)) }
                }
                numbers.append(numberOfWord[word])
            }
            return numbers
        }
        return (all, numbers)
    }

    private func dates(files: [FileLists], lists: [ListTable]) -> ReturnDates? {
        let saved = files.compactMap(\.modified).max()
        let extracted = options.extracted ?? saved
        let extractedOrigin: ReturnDates.Origin =
            options.extracted != nil ? .option : saved != nil ? .workbook : .none
        func dates(
            _ reference: CalendarDay, _ origin: ReturnDates.Origin, besides others: [CalendarDay] = []
        ) -> ReturnDates {
            ReturnDates(
                reference: reference, referenceOrigin: origin, otherNamed: others, extracted: extracted,
                extractedOrigin: extractedOrigin)
        }
        if let asAt = options.asAt { return dates(asAt, .option) }
        // "2023-08-01 to 2024-01-31": the window ends with the last
        var named = Set(files.flatMap { FileNameDate.days(in: $0.path) }).sorted()
        if let last = named.popLast() { return dates(last, .fileName, besides: named) }
        var latest: CalendarDay?
        for list in [lists[0], lists[2]] {
            guard let column = list.columns.first(where: { $0.definition.role == .event }) else { continue }
            for day in column.values.lazy.compactMap(\.day) where extracted.map({ day <= $0 }) ?? true {
                latest = max(latest ?? day, day)
            }
        }
        if let latest { return dates(latest, .events) }
        return options.needsNoReference ? dates(CalendarDay(number: 0), .none) : nil
    }
}

/// Which of two sheets of one list is read: one with rows before one without, then the one with more columns,
/// then one that can be seen; else the one that comes first.
private struct SheetRank {
    private let rank: [Int]

    init(_ isHidden: Bool, _ table: ListTable?) {
        let columns = table?.columns.count { $0.isPresent } ?? 0
        rank = [table?.rowCount ?? 0 > 0 ? 1 : 0, columns, isHidden ? 0 : 1]
    }

    static func > (one: SheetRank, other: SheetRank) -> Bool {
        other.rank.lexicographicallyPrecedes(one.rank)
    }
}
