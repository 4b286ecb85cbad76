import Crypto
import Foundation

/// Text made safe for a web page, and the head that all pages share.
enum HTMLText {
    /// The text with what HTML reads as markup replaced; characters that no page may hold become U+FFFD.
    static func escaped(_ text: String) -> String {
        // most texts have nothing to replace
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 })
        else { return text }
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }

    /// A whole page around a body: one file, nothing loaded from elsewhere.
    ///
    /// No script runs but the one given, if any; the page must be whole without it.
    static func page(title: String, body: String, style: String = "", script: String? = nil) -> String {
        let scripts = script.map { "; script-src 'sha256-\(digest($0))'" } ?? ""
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'\(scripts)">
            <title>\(escaped(title))</title>
            <style>
            :root { --ink: #1b1b1b; --head: #12436d; --line: #c8c8c8; }
            body { font: 1rem/1.5 "Segoe UI", Arial, sans-serif; color: var(--ink); background: #fff;
              margin: 2rem auto; max-width: 84rem; padding: 0 1rem; overflow-wrap: break-word; }
            h1, h2, h3 { line-height: 1.25; color: var(--head); }
            h2 { border-top: 3px solid var(--head); padding-top: .75rem; margin-top: 3rem; }
            .scroll { overflow-x: auto; }
            table { border-collapse: collapse; width: 100%; margin: .75rem 0 1.5rem; }
            caption { text-align: left; font-weight: 600; padding: .5rem 0; }
            th, td { text-align: left; vertical-align: top; padding: .35rem .6rem;
              border-bottom: 1px solid var(--line); }
            thead th { background: var(--head); color: #fff; }
            tbody th { font-weight: normal; }
            td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
            td.id { white-space: nowrap; }
            .error { font-weight: 700; color: #942514; }
            .warning { font-weight: 700; color: #7a4d00; }
            .tiles { display: flex; flex-wrap: wrap; gap: .75rem; padding: 0; list-style: none; }
            .tiles li { border: 1px solid var(--line); border-left: .4rem solid var(--head); padding: .5rem .9rem;
              min-width: 11rem; flex: 1 1 11rem; max-width: 20rem; }
            .tiles b { display: block; font-size: 1.7rem; line-height: 1.2; }
            .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 1rem 2rem; }
            figure { margin: 0; break-inside: avoid; }
            figure h3 { margin: 0; } figure .plain { margin: 0 0 .5rem; color: #505a5f; }
            svg { width: 100%; height: auto; } svg text { font: 12px "Segoe UI", Arial, sans-serif; fill: var(--ink); }
            .defs { position: absolute; } .marking { font-weight: 700; }
            .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
            details summary { cursor: pointer; color: var(--head); }
            figure table { font-size: .9rem; } figure th, figure td { padding: .15rem .4rem; }
            nav ul { columns: 18rem; column-gap: 1.5rem; padding-left: 1.2rem; }
            @media (max-width: 30rem) { body { margin: 1rem auto; } .tiles li { flex-basis: 8rem; min-width: 8rem; } }
            @media print { nav, .back, details[open] > summary { display: none; }
              body { margin: 0; max-width: none; font-size: 9pt; } h2 { break-before: page; }
              thead { display: table-header-group; } .scroll { overflow: visible; } }
            \(style)</style>
            </head>
            <body>
            \(body)\(script.map { "\n<script>\($0)</script>" } ?? "")
            </body>
            </html>

            """
    }

    /// What a browser compares a script with before it runs it.
    private static func digest(_ script: String) -> String {
        Data(SHA256.hash(data: Data(script.utf8))).base64EncodedString()
    }
}
