import OOXMLParts
import XLSXReader

/// The notes of a sheet: those that are there keep their words, and ours come behind.
struct NotesEdit {
    /// The notes after the edit, as bytes of their part.
    let bytes: [UInt8]
    /// Cells that have a note now and had none, with its text.
    private(set) var added: [CellMark] = []
    /// Cells that had a note before.
    private(set) var known: [CellReference] = []
    /// Cells whose note is a conversation, which was left alone.
    private(set) var conversations = 0

    private static let author = "annex-a"

    /// The notes of a sheet that has none yet.
    init(_ marks: [CellMark], namespace: String) {
        let notes = marks.map { Self.note($0, author: 0, prefix: "") }.joined()
        bytes = Array(
            (XMLPrologue.text
                + "<comments xmlns=\"\(namespace)\"><authors><author>\(Self.author)</author></authors>"
                + "<commentList>\(notes)</commentList></comments>").utf8)
        added = marks
    }

    /// The notes of a sheet that has some.
    init(_ marks: [CellMark], addedTo old: [UInt8]) throws(XLSXError) {
        let found = try OldNotes(old)
        let p = found.root?.prefix ?? ""
        var splices = PartSplices()
        var places: [CellReference: OldNotes.Note] = [:]
        for note in found.notes {
            guard let place = note.place else { continue }
            places[place] = note
            known.append(place)
        }
        var markup = ""
        for mark in marks {
            guard let note = places[CellReference(row: mark.row, column: mark.column)] else {
                added.append(mark)
                markup += Self.note(mark, author: found.authors.count, prefix: p)
                continue
            }
            let author = found.authors.indices.contains(note.author) ? found.authors[note.author] : ""
            if author.hasPrefix("tc=") {
                conversations += 1
            } else {
                Self.append(mark.note ?? "", to: note, of: old, prefix: p, &splices)
            }
        }
        if !markup.isEmpty {
            let author = "<\(p)author>\(Self.author)</\(p)author>"
            if let authors = found.authorsElement {
                authors.append(author, to: &splices)
            } else {
                splices.insert("<\(p)authors>\(author)</\(p)authors>", at: found.root?.start.upperBound ?? 0)
            }
            if let list = found.list {
                list.append(markup, to: &splices)
            } else {
                found.root?.append("<\(p)commentList>\(markup)</\(p)commentList>", to: &splices)
            }
        }
        bytes = splices.applied(to: old)
    }

    private static func note(_ mark: CellMark, author: Int, prefix p: String) -> String {
        "<\(p)comment ref=\"\(CellReference(row: mark.row, column: mark.column))\" authorId=\"\(author)\"><\(p)text>"
            + "\(run(mark.note ?? "", prefix: p))</\(p)text></\(p)comment>"
    }

    private static func run(_ text: String, prefix p: String) -> String {
        "<\(p)r><\(p)rPr><\(p)sz val=\"9\"/><\(p)color indexed=\"81\"/><\(p)rFont val=\"Tahoma\"/>"
            + "<\(p)family val=\"2\"/></\(p)rPr><\(p)t xml:space=\"preserve\">\(XMLText.escaped(text))</\(p)t></\(p)r>"
    }

    /// Puts our words behind those of a note, unless they are there.
    private static func append(
        _ text: String, to note: OldNotes.Note, of old: [UInt8], prefix p: String,
        _ splices: inout PartSplices
    ) {
        guard let element = note.text else {
            note.element.append("<\(p)text>\(run(text, prefix: p))</\(p)text>", to: &splices)
            return
        }
        let words = Array(XMLText.escaped(text).utf8)
        let own = old[element.start.lowerBound..<element.upperBound]
        if own.firstRange(of: words) != nil { return }
        if let end = note.lastRunEnd {
            splices.insert(run("\n\n" + text, prefix: p), at: end)
        } else if let plain = note.plain {
            plain.append(XMLText.escaped("\n\n" + text), to: &splices)
        } else {
            element.append(run(text, prefix: p), to: &splices)
        }
    }
}

/// Where the notes of a sheet stand in their part.
private struct OldNotes {
    struct Note {
        let place: CellReference?
        let author: Int
        var element: PartElement
        var text: PartElement?
        var plain: PartElement?
        var lastRunEnd: Int?
    }

    private(set) var root: PartElement?
    private(set) var authors: [String] = []
    private(set) var authorsElement: PartElement?
    private(set) var list: PartElement?
    private(set) var notes: [Note] = []

    init(_ bytes: [UInt8]) throws(XLSXError) {
        var scanner = MarkupScanner(bytes)
        var authorStart = 0
        while try scanner.next() {
            let isEnd = scanner.kind == .end
            switch scanner.depth {
            case 0:
                if isEnd { root?.end = scanner.range } else { root = PartElement(at: scanner) }
            case 1 where scanner.isNamed("authors"):
                if isEnd {
                    authorsElement?.end = scanner.range
                } else {
                    authorsElement = PartElement(at: scanner)
                }
            case 1 where scanner.isNamed("commentList"):
                if isEnd { list?.end = scanner.range } else { list = PartElement(at: scanner) }
            case 2 where scanner.isNamed("author"):
                switch scanner.kind {
                case .start: authorStart = scanner.range.upperBound
                case .empty: authors.append("")
                case .end:
                    authors.append(
                        String(decoding: bytes[authorStart..<scanner.range.lowerBound], as: UTF8.self))
                }
            case 2 where scanner.isNamed("comment"):
                if isEnd {
                    notes[notes.count - 1].element.end = scanner.range
                } else {
                    notes.append(
                        Note(
                            place: scanner.withValue("ref") { CellReference($0) } ?? nil,
                            author: scanner.number("authorId") ?? -1, element: PartElement(at: scanner)))
                }
            case 3 where scanner.isNamed("text") && !notes.isEmpty:
                if isEnd {
                    notes[notes.count - 1].text?.end = scanner.range
                } else {
                    notes[notes.count - 1].text = PartElement(at: scanner)
                }
            case 4 where scanner.isNamed("t") && !notes.isEmpty:
                if isEnd {
                    notes[notes.count - 1].plain?.end = scanner.range
                } else {
                    notes[notes.count - 1].plain = PartElement(at: scanner)
                }
            case 4 where scanner.isNamed("r") && scanner.kind != .start && !notes.isEmpty:
                notes[notes.count - 1].lastRunEnd = scanner.range.upperBound
            default: break
            }
        }
    }
}
