import AnnexASchema
import TestSupport
import Testing
import Validation

@testable import AnnexAOutput

@Suite("The findings page")
struct FindingsPageTests {
    @Test("Nothing is loaded from elsewhere, and no script runs but its own")
    func selfContained() async throws {
        let page = FindingsPage(writer: try await Checked.referrals()).html
        #expect(page.contains("default-src 'none'") && page.contains("script-src 'sha256-"))
        for word in ["http:", "https:", "src=", "@import", "url("] {
            #expect(!page.contains(word), "\(word)")
        }
    }

    @Test("Every table has a caption, headings with a scope, and a first cell that names its row")
    func tables() async throws {
        let page = FindingsPage(writer: try await Checked.referrals()).html
        let tables = page.split(separator: "<table ").dropFirst()
        #expect(tables.count >= 4)
        for table in tables {
            #expect(
                table.contains("<caption") && table.contains("<th scope=\"col\"")
                    && table.contains("<th scope=\"row\""))
        }
    }

    @Test("A severity is a sign and a word, never a colour alone", arguments: Severity.allCases)
    func severities(severity: Severity) {
        #expect(severity.mark.contains(severity.word) && severity.mark.contains(severity.sign))
        #expect(Set(Severity.allCases.map(\.sign)).count == Severity.allCases.count)
    }

    @Test("Where not all findings are shown, the page says how many there are and where the others stand")
    func limit() async throws {
        let writer = try await Checked.referrals()
        let all = writer.report.standing.count
        let page = FindingsPage(writer: writer, limit: 2).html
        #expect(page.contains("of \(all) findings are shown here") && page.contains("findings.csv"))
        #expect(!FindingsPage(writer: writer).html.contains("findings are shown here"))
    }

    @Test("Text of the return is text, and never markup")
    func markup() async throws {
        let text = try TextReturn(list: 3, [["child_id": "<script>alert(1)</script>", "gender": "<b>&\"x"]])
        let page = FindingsPage(writer: try await Checked.writer(text.read())).html
        #expect(!page.contains("<script>alert") && !page.contains("<b>&"))
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    }
}
