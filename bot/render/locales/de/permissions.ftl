permissions-view-channel = Kanal ansehen
permissions-send-messages = Nachrichten senden
permissions-send-messages-in-threads = Nachrichten in Threads senden
permissions-create-public-threads = Öffentliche Threads erstellen
permissions-read-message-history = Nachrichtenverlauf anzeigen
permissions-embed-links = Links einbetten
permissions-attach-files = Dateien anhängen
permissions-manage-threads = Threads verwalten
