@testable import AnnexADataset
import AnnexASchema
import CalendarDays
import Foundation
import OOXMLParts
import XLSXReader

/// What bytes are given to; `FUZZ_TARGET` names one.
enum FuzzTarget: String {
    case sheet, strings, workbook, styles, ods, odsArchive = "ods-archive", csv, format, date, code, binding

    static let chosen: FuzzTarget = {
        let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? "workbook"
        guard let target = FuzzTarget(rawValue: name) else { fatalError("there is no target \(name)") }
        return target
    }()

    func take(_ bytes: [UInt8]) {
        switch self {
        case .sheet: Scratch.read(["xl/sheet.xml": bytes])
        case .strings: Scratch.read(["xl/strings.xml": bytes])
        case .workbook: Scratch.read(archive: bytes)
        case .styles: Scratch.read(["xl/styles.xml": bytes])
        case .ods: Scratch.readOpenDocument(content: bytes)
        case .odsArchive: Scratch.read(archive: bytes, ending: "ods")
        case .csv: Scratch.read(archive: bytes, ending: "csv")
        case .binding: Scratch.bind(csv: bytes)
        case .format: _ = NumberFormat(code: String(decoding: bytes, as: UTF8.self))
        case .date:
            _ = DateText.read(bytes.span)
            _ = NumberText.parse(bytes.span)
            _ = CellReference(bytes.span)
        case .code:
            for recogniser in Scratch.recognisers {
                _ = recogniser.recognise(String(decoding: bytes, as: UTF8.self))
            }
        }
    }
}

/// A file that is written anew for each input, and what else is made once.
enum Scratch {
    private static let stem = "/dev/shm/annex-a-fuzz-\(ProcessInfo.processInfo.processIdentifier)"

    private static let schema: Schema = {
        let root = ProcessInfo.processInfo.environment["FUZZ_SCHEMAS"] ?? "Schemas"
        guard let schema = try? SchemaFolder(path: root).load([]) else { fatalError("no schemas in \(root)") }
        return schema
    }()

    static let recognisers = schema.codeSets.sorted { $0.key.rawValue < $1.key.rawValue }.map { id, set in
        CodeRecogniser(set: set, spellings: schema.spellings[id] ?? [])
    }

    private static let reader = ReturnReader(
        schema: schema, options: ReturnReader.Options(asAt: CalendarDay(year: 2024, month: 3, day: 31)))

    private final class Counter: RowSink {
        var cells = 0

        func row(_ index: Int, _ cells: Span<Cell>, _ texts: TextStore) -> Bool {
            for position in cells.indices {
                if case .text(let id) = cells[position].content { self.cells += texts.bytes(id).count }
                self.cells += 1
            }
            return true
        }
    }

    /// Reads a workbook of which some parts are replaced.
    static func read(_ replaced: [String: [UInt8]]) {
        var parts = TemporaryWorkbook.parts(rows: "<row><c t=\"s\"><v>0</v></c></row>")
        let rels = "xl/_rels/workbook.xml.rels"
        let more =
            "<Relationship Id=\"b\" Type=\"x/sharedStrings\" Target=\"strings.xml\"/>"
            + "<Relationship Id=\"c\" Type=\"x/styles\" Target=\"styles.xml\"/></Relationships>"
        parts[rels] = parts[rels]?.replacing("</Relationships>", with: more)
        parts["xl/styles.xml"] = "<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
        parts["xl/strings.xml"] = "<sst><si><t>Team 3</t></si></sst>"
        for (name, bytes) in replaced {
            parts.removeAll { $0.name == name }
            parts.append(ZipBytes.Part(name, bytes))
        }
        read(archive: ZipBytes.archive(of: parts))
    }

    /// Reads an OpenDocument with that content.
    static func readOpenDocument(content: [UInt8]) {
        let parts = [
            ZipBytes.Part("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            ZipBytes.Part("content.xml", content),
        ]
        read(archive: ZipBytes.archive(of: parts), ending: "ods")
    }

    /// Reads every cell of a file; any error of one line is fine, a crash is not.
    static func read(archive: [UInt8], ending: String = "xlsx") {
        let path = "\(stem).\(ending)"
        FileManager.default.createFile(atPath: path, contents: Data(archive))
        do throws(XLSXError) {
            let workbook = try Workbook(path: path)
            for sheet in workbook.sheets { _ = try workbook.read(sheet, into: Counter()) }
        } catch {
            precondition(!error.description.contains("\n"), "an error of two lines")
        }
    }

    /// Reads a text file as a return, so that headings are bound and values typed.
    ///
    /// Rows in must be rows out and rows explained.
    static func bind(csv: [UInt8]) {
        let path = "\(stem)-list.csv"
        FileManager.default.createFile(atPath: path, contents: Data(csv))
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            if let dataset = try? await reader.read([path]) {
                for table in dataset.lists {
                    let counts = table.rowCounts
                    precondition(
                        counts.read == counts.kept + counts.blank + counts.footers + counts.repeatedHeaders,
                        "a row is lost")
                }
            }
            done.signal()
        }
        done.wait()
    }
}

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    FuzzTarget.chosen.take(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}
