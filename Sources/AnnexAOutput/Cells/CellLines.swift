public import OOXMLParts
public import ResultFiles
import XLSXReader

/// Every non-empty cell of a workbook as one line of JSON each, in sheet and row order.
public struct CellLines {
    /// Writes the lines of all sheets to standard output.
    package static func write(
        workbookAt path: String, limits: ReadingLimits = ReadingLimits(), to output: inout StandardStream
    ) throws(CellLinesError) {
        do {
            let workbook = try Workbook(path: path, limits: limits)
            var failure: (any Error)?
            try workbook.readAll {
                CellLineSink(workbook: workbook, sheet: $0.name)
            } finished: { _, sink, _ in
                do { if failure == nil { try output.write(sink.takeLines()) } } catch { failure = error }
            }
            if let failure { throw failure }
            try output.flush()
        } catch let error as XLSXError {
            throw .unreadable(error)
        } catch let error as OutputError {
            throw .unwritable(error)
        } catch {
            throw .unwritable(OutputError(path: "standard output", reason: "\(error)"))
        }
    }

    /// The lines of all sheets at once.
    package static func lines(
        workbookAt path: String, limits: ReadingLimits = ReadingLimits()
    ) throws(XLSXError) -> [UInt8] {
        let workbook = try Workbook(path: path, limits: limits)
        var lines: [UInt8] = []
        try workbook.readAll {
            CellLineSink(workbook: workbook, sheet: $0.name)
        } finished: { _, sink, _ in
            lines += sink.takeLines()
        }
        return lines
    }

    /// How many non-empty cells a workbook has; each is typed, none is written. Sheets are read in parallel.
    package static func count(
        workbookAt path: String, limits: ReadingLimits = ReadingLimits()
    ) async throws(XLSXError) -> Int {
        let workbook = try Workbook(path: path, limits: limits)
        if workbook.isReadInOnePass {
            var total = 0
            try workbook.readAll { _ in
                CellCountSink(workbook: workbook)
            } finished: { _, sink, _ in
                total += sink.count
            }
            return total
        }
        let results = await withTaskGroup(of: (Int, Result<Int, XLSXError>).self) { group in
            for (order, sheet) in workbook.sheets.enumerated() {
                group.addTask {
                    (order, Result { () throws(XLSXError) in try count(sheet, of: workbook) })
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        // of several damaged sheets the first is told, whichever was read first
        var total = 0
        for (_, result) in results.sorted(by: { $0.0 < $1.0 }) { total += try result.get() }
        return total
    }

    private static func count(
        _ sheet: Workbook.SheetPart, of workbook: Workbook
    ) throws(XLSXError) -> Int {
        let sink = CellCountSink(workbook: workbook)
        _ = try workbook.read(sheet, into: sink)
        return sink.count
    }
}

/// Why the cells of a workbook could not be listed.
public enum CellLinesError: Error, Sendable {
    /// The workbook cannot be read.
    case unreadable(XLSXError)
    /// The lines cannot be written.
    case unwritable(OutputError)
}

/// What a cell's JSON line says of its value.
private enum CellValue {
    case number(Double)
    case text(TextID)
    case boolean(Bool)
    case date(SerialDate)
    case time(SerialDate)
    case duration(Double)
    case error(TextID)

    init?(_ cell: Cell, in workbook: Workbook, texts: TextStore) {
        switch cell.content {
        case .empty, .formulaWithoutValue: return nil
        case .boolean(let value): self = .boolean(value)
        case .error(let id): self = .error(id)
        case .text(let id):
            guard !texts.isEmpty(id) else { return nil }
            self = .text(id)
        case .number(let value):
            switch workbook.format(of: cell) {
            case .date, .time:
                guard let date = SerialDate(serial: value, uses1904: workbook.uses1904) else {
                    self = .number(value)
                    return
                }
                self = date.day == nil || (workbook.uses1904 && value < 1) ? .time(date) : .date(date)
            // a length that no clock shows is a number
            case .duration: self = abs(value) < 1e9 ? .duration(value) : .number(value)
            case .number, .padded, .lettered, .text: self = .number(value)
            }
        }
    }
}

private final class CellCountSink: RowSink {
    private let workbook: Workbook
    private(set) var count = 0

    init(workbook: Workbook) {
        self.workbook = workbook
    }

    func row(_ index: Int, _ cells: Span<Cell>, _ texts: TextStore) -> Bool {
        for position in cells.indices where CellValue(cells[position], in: workbook, texts: texts) != nil {
            count += 1
        }
        return true
    }
}

private final class CellLineSink: RowSink {
    private let workbook: Workbook
    private let head: [UInt8]
    private var lines: [UInt8] = []

    init(workbook: Workbook, sheet: String) {
        self.workbook = workbook
        var head = Array("{\"sheet\":".utf8)
        JSONText.append(sheet, to: &head)
        self.head = head
    }

    func row(_ index: Int, _ cells: Span<Cell>, _ texts: TextStore) -> Bool {
        for position in cells.indices {
            let cell = cells[position]
            guard let value = CellValue(cell, in: workbook, texts: texts) else { continue }
            let place = CellReference(row: index, column: Int(cell.column))
            lines.append(contentsOf: head)
            lines.append(
                contentsOf:
                    ",\"row\":\(index + 1),\"column\":\(place.column + 1),\"cell\":\"\(place)\",\"type\":\""
                    .utf8)
            switch value {
            case .number(let number): end("number", JSONText.number(number))
            case .text(let id): end("text", .string(texts.string(id)))
            case .boolean(let value): end("boolean", .boolean(value))
            case .date(let date): end("date", .string(date.iso))
            case .time(let time): end("time", .string(time.clock))
            case .duration(let days): end("time", .string(Self.duration(days)))
            case .error(let id): end("error", .string(texts.string(id)))
            }
        }
        return true
    }

    /// The lines so far, which are then forgotten.
    func takeLines() -> [UInt8] {
        defer { lines = [] }
        return lines
    }

    private func end(_ type: String, _ value: JSONText) {
        lines.append(contentsOf: type.utf8)
        lines.append(contentsOf: "\",\"value\":".utf8)
        value.append(to: &lines)
        lines.append(contentsOf: "}\n".utf8)
    }

    /// A length of time as ISO 8601 has it, in hours, minutes and seconds: `PT26H`, `PT1H30M`.
    private static func duration(_ days: Double) -> String {
        let total = Int((abs(days) * 86_400).rounded())
        let (hours, minutes, seconds) = (total / 3_600, total / 60 % 60, total % 60)
        var text = days < 0 && total > 0 ? "-PT" : "PT"
        if hours > 0 { text += "\(hours)H" }
        if minutes > 0 { text += "\(minutes)M" }
        if seconds > 0 || total == 0 { text += "\(seconds)S" }
        return text
    }
}
