# Warum sich etwas nicht lesen lässt: Satzteile, mit denen andere Meldungen enden.
# Texte und Zeichensätze
unreadable-binary = das ist kein Text, sondern Binärdaten; gib den Artikel als Text-, HTML- oder PDF-Datei an
unreadable-encoding-damaged = der Text soll { $encoding } sein, ist aber beschädigt; speichere ihn als UTF-8
unreadable-encoding = der Zeichensatz lässt sich nicht bestimmen; speichere den Text als UTF-8
unreadable-empty = die Datei ist leer
unreadable-no-text = darin steht kein Text
unreadable-long = der Text hat { $count } Zeichen, erlaubt sind { $most }; teil ihn auf
unreadable-unfit = der Text enthält NUL-Zeichen oder kaputte Zeichen; speichere ihn als UTF-8
unreadable-suffix = Dateien mit { $suffix } sind nicht lesbar, nur diese: { $known }
unreadable-draft = der Artikel ist als Entwurf markiert; veröffentliche ihn oder entferne die Markierung
unreadable-scripts = die Seite zeigt keinen Text; Skripte werden nicht ausgeführt
unreadable-pdf-broken = die PDF-Datei ist kaputt; öffne und speichere sie neu
unreadable-pdf-pictures = die PDF-Datei enthält keinen Text, nur Bilder von Seiten; wende Texterkennung (OCR) darauf an
unreadable-pdf-letters = die PDF-Datei gibt nicht an, welche Buchstaben ihre Schriften zeigen; wende Texterkennung (OCR) darauf an
unreadable-pdf-locked = die PDF-Datei ist verschlüsselt; speichere eine Kopie ohne Passwort
unreadable-suffixes = { $count } Dateien anderer Art wurden ausgelassen: { $suffixes }
unreadable-several = es ist ein Buch aus { $count } Artikeln; leg es in einen Ordner, der gelesen wird
unreadable-archive-broken = die Datei ist kaputt; öffne und speichere sie neu
unreadable-archive-large = entpackt ist die Datei größer als { $most } Byte
unreadable-archive-locked = die Datei ist verschlüsselt; speichere eine Kopie ohne Passwort
unreadable-docx-broken = die Word-Datei ist kaputt; öffne und speichere sie neu
unreadable-rtf-broken = die RTF-Datei ist kaputt; öffne und speichere sie neu
unreadable-no-message = das ist keine E-Mail: Absender und Betreff fehlen
unreadable-no-page-saved = in der gespeicherten Datei ist keine Seite
unreadable-no-document = die Datei heißt { $type }, ist aber keine
unreadable-unforeseen = das Lesen ist gescheitert: { $error }
unreadable-file-slow = das Lesen dauert länger als { $seconds } Sekunden; teil die Datei auf oder speichere sie in einem einfacheren Format
unreadable-file-heavy = das Lesen braucht zu viel Speicher; teil die Datei auf oder speichere sie in einem einfacheren Format
# Dateien und Ordner
unreadable-permission = die Berechtigung zum Lesen fehlt
unreadable-absent = das gibt es nicht (oder nicht mehr)
unreadable-is-folder = das ist ein Ordner, keine Datei
unreadable-circle-of-links = das ist ein Link, der zu sich selbst zurückführt
unreadable-name-long = der Name ist zu lang
unreadable-disk = der Datenträger lässt sich nicht lesen
unreadable-system = das System kann es nicht lesen ({ $problem })
unreadable-same-id = { $other } hat dieselbe ID: { $id }
unreadable-taken-id = die ID { $id } gehört schon { $other } aus { $source }; benenne eines davon um
unreadable-name-utf8 = der Name ist kein UTF-8; benenne es um
unreadable-outside = das ist ein Link, der aus dem Ordner herausführt; solchen Links folge ich nicht
unreadable-irregular = das ist keine normale Datei
unreadable-file-large = die Datei hat { $bytes } Byte, erlaubt sind { $most }
unreadable-nothing = darin gibt es nichts zu lesen; was vorher da war, bleibt
unreadable-nothing-here = es gibt nichts zu lesen
unreadable-row-twice = eine frühere Zeile hat auch die _id { $id }
unreadable-row-long = die Zeile ist zu lang für einen Artikel; teil sie auf
unreadable-row-utf8 = die Zeile ist kein UTF-8; speichere die Datei als UTF-8
unreadable-row-json = die Zeile ist kein JSON
unreadable-row-object = die Zeile ist kein JSON-Objekt
unreadable-row-text = text ist kein String
unreadable-row-metadata = metadata ist kein Objekt
unreadable-row-no-id = die _id fehlt
unreadable-row-id = die _id ist weder eine Zahl noch einfacher Text
unreadable-row-key = { $key } ist kein String
# Seiten
unreadable-gone = laut Server ist die Seite dauerhaft entfernt (410)
unreadable-front-page = die Adresse führt auf die Startseite, wie oft bei entfernten Seiten
unreadable-leads = die Adresse führt auf eine andere Seite ({ $address })
unreadable-leads-away = die Adresse führt auf eine andere Website ({ $host }), wie oft bei Einwilligungsabfragen
unreadable-one-page = mehrere Adressen der Liste führen auf diese eine Seite; sie wurde nicht hinzugefügt
unreadable-bot-check = die Website prüft erst, ob ein Bot anfragt; speichere die Seite im Browser und füge die Datei hinzu
unreadable-consent = statt der Seite kommt die Frage nach Cookies
unreadable-paywall = die Seite liegt hinter einer Paywall
unreadable-login = die Seite ist nur nach dem Einloggen zu sehen
unreadable-says-not-found = die Seite sagt selbst, dass es sie nicht gibt
unreadable-list = die Seite ist nur eine Liste anderer Seiten; füge stattdessen ihren Feed oder ihre Sitemap hinzu
unreadable-nothing-sent = der Server schickt dafür nichts
unreadable-no-page = das ist keine Seite ({ $form }); ist es ein Feed oder eine Sitemap, dann füge es so hinzu
unreadable-neither = das ist weder ein Feed noch eine Sitemap ({ $form })
unreadable-type = diese Art ist hier nicht lesbar ({ $type })
unreadable-no-pdf = die Datei heißt PDF, ist aber keine
unreadable-unsaid = der Server gibt die Art nicht an, und bestimmen lässt sie sich nicht
unreadable-large = der Inhalt ist größer als { $bytes } Byte, die Grenze für eine Adresse
unreadable-packed = der Server komprimiert auf eine Art, die nicht verlangt wurde ({ $packing })
unreadable-damaged = der Inhalt ist beschädigt und lässt sich nicht entpacken
unreadable-entities = das Dokument legt eigene Entities fest (<!ENTITY), wie es Angriffe tun
# Feeds, Sitemaps, OPML
unreadable-no-feed = das ist kein Feed
unreadable-no-sitemap = das ist keine Sitemap
unreadable-broken-sitemap = das ist keine Sitemap, oder sie ist kaputt
unreadable-feed-large = der Feed ist größer als { $bytes } Byte, die Grenze für Feeds
unreadable-entries = es sind mehr als { $most } Einträge
unreadable-tags = es sind mehr als { $most } Tags
unreadable-entries-unplaced =
    { $count ->
        [one] ein Eintrag ohne lesbare Adresse wurde ausgelassen
       *[other] { $count } Einträge ohne lesbare Adresse wurden ausgelassen
    }
unreadable-other-site =
    { $count ->
        [one] eine Adresse einer anderen Website wurde ausgelassen
       *[other] { $count } Adressen anderer Websites wurden ausgelassen
    }
unreadable-pages = es sind { $count } Seiten; die neuesten { $most } werden gelesen
unreadable-parts = es sind { $count } Sitemaps; je Quelle werden { $most } gelesen
unreadable-feed-gone = der Feed ist dauerhaft weg (410); entferne ihn aus den Quellen
unreadable-sitemap-gone = die Sitemap ist dauerhaft weg (410); entferne sie aus den Quellen
unreadable-no-opml = das ist keine OPML-Datei
unreadable-opml-large = die Datei ist größer als { $bytes } Byte, die Grenze für OPML-Dateien
unreadable-opml-empty = darin ist kein lesbarer Feed
unreadable-opml-many = darin sind { $count } Feeds, mehr als { $most }; teil die Datei auf
# Server
unreadable-password = der Server verlangt ein Passwort (401)
unreadable-pay = der Server verlangt eine Bezahlung (402)
unreadable-forbidden = der Server verweigert den Zugriff (403)
unreadable-not-found = diese Seite gibt es nicht (404)
unreadable-too-often = der Server bekommt zu viele Anfragen (429)
unreadable-by-law = der Server darf die Seite aus rechtlichen Gründen nicht zeigen (451)
unreadable-trouble = der Server hat ein Problem ({ $status })
unreadable-odd-status = der Server antwortet mit etwas anderem als einer Seite ({ $status })
unreadable-later = { $why }; der nächste Versuch soll { $seconds } Sekunden warten
unreadable-slow = es dauert länger als { $seconds } Sekunden
unreadable-unknown-host = der Host wurde nicht gefunden
unreadable-unreachable = der Host ist nicht erreichbar
unreadable-breaks-off = die Verbindung bricht ab, oder was kommt, ist kein HTTP
unreadable-certificate = dem Zertifikat ist nicht zu trauen: { $problem }
unreadable-unencrypted = eine verschlüsselte Verbindung kommt nicht zustande: { $problem }
unreadable-redirects-circle = die Adresse leitet im Kreis weiter, wie Seiten, die erst ein Cookie wollen
unreadable-redirects = die Adresse leitet öfter als { $most }-mal weiter
unreadable-redirects-nowhere = die Adresse leitet auf etwas Unlesbares weiter: { $why }
unreadable-robots = die robots.txt verbietet das Lesen
unreadable-robots-slow = die robots.txt verlangt { $seconds } Sekunden zwischen zwei Seiten, mehr als { $most }
unreadable-robots-answer = die robots.txt ist nicht lesbar: der Server antwortet mit { $status }
unreadable-robots-unread = die robots.txt ist nicht lesbar: { $why }
# Adressen
unreadable-no-address = das ist keine lesbare Adresse
unreadable-address-long = die Adresse hat mehr als { $most } Zeichen
unreadable-address-spaces = die Adresse enthält Leer- oder Steuerzeichen
unreadable-scheme = lesbar sind nur Adressen, die mit http:// oder https:// beginnen
unreadable-user-name = die Adresse enthält einen Benutzernamen oder ein Passwort; gib sie ohne an
unreadable-no-port = die Adresse hat einen unmöglichen Port
unreadable-interface = die Adresse nennt die Netzwerkschnittstelle eines Rechners (%)
unreadable-no-host = die Adresse hat keinen gültigen Host
unreadable-host-odd = der Host ist in ungewöhnlicher Form angegeben; solche Adressen werden nicht gelesen
unreadable-host-local = der Host ist ein Name dieses Rechners oder eines privaten Netzes; solche werden nicht gelesen
unreadable-port = der Port ist { $port }; gelesen werden nur { $known } und { $last }
unreadable-host-closed = die IP-Adresse des Hosts liegt nicht im offenen Internet ({ $why }); nur dort wird gelesen
unreadable-kind-none = gar keine Adresse
unreadable-kind-unspecified = unbestimmt
unreadable-kind-private = privat
unreadable-kind-carrier = netzbetreiberintern (CGNAT)
unreadable-kind-loopback = Loopback
unreadable-kind-cloud = cloudintern (Azure)
unreadable-kind-link = link-lokal
unreadable-kind-site = site-lokal
unreadable-kind-protocols = für Protokolle reserviert
unreadable-kind-documentation = für Dokumentation
unreadable-kind-relay = 6to4-Relay
unreadable-kind-benchmarks = für Leistungsmessungen
unreadable-kind-multicast = Multicast
unreadable-kind-broadcast = Broadcast
unreadable-kind-reserved = reserviert
unreadable-kind-mapped = IPv4-Adresse in IPv6-Form
unreadable-kind-nat64 = nach IPv4 übersetzt (NAT64)
unreadable-kind-discarding = zum Verwerfen
unreadable-kind-tunnel = Tunnel zu IPv4 ({ $name })
unreadable-kind-routing = für das Routing
unreadable-kind-interface = gehört zu einer Netzwerkschnittstelle (%)
# worin andere Gründe stehen
unreadable-and-more = { $why } (und { $count } weitere)
unreadable-of = { $source }: { $why }
# was eine frühere Version auf Englisch gespeichert hat
unreadable-as-written = { $text }
