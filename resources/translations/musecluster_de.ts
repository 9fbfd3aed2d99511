<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Playlists</source>
        <translation>Playlists</translation>
    </message>
    <message>
        <source>Songs</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Player</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Add music folder …</source>
        <translation>Musikordner hinzufügen …</translation>
    </message>
    <message>
        <source>Listen to one more folder</source>
        <translation>Noch einen Ordner anhören</translation>
    </message>
    <message>
        <source>Look for new songs</source>
        <translation>Nach neuen Titeln suchen</translation>
    </message>
    <message>
        <source>Listen to what is new or changed in your folders</source>
        <translation>Anhören, was in deinen Ordnern neu oder geändert ist</translation>
    </message>
    <message>
        <source>Music folders …</source>
        <translation>Musikordner …</translation>
    </message>
    <message>
        <source>See, add and remove the folders of your music</source>
        <translation>Die Ordner deiner Musik ansehen, hinzufügen und entfernen</translation>
    </message>
    <message>
        <source>Export playlists …</source>
        <translation>Playlists exportieren …</translation>
    </message>
    <message>
        <source>Write playlists as files that any player opens</source>
        <translation>Playlists als Dateien schreiben, die jeder Player öffnet</translation>
    </message>
    <message>
        <source>Import playlist …</source>
        <translation>Playlist importieren …</translation>
    </message>
    <message>
        <source>Make a playlist of your own from an M3U file</source>
        <translation>Aus einer M3U-Datei eine eigene Playlist machen</translation>
    </message>
    <message>
        <source>Learn from my tags and playlists</source>
        <translation>Aus meinen Tags und Playlists lernen</translation>
    </message>
    <message>
        <source>Compare songs as your genres, artists and playlists do, if that makes neighbours better</source>
        <translation>Titel so vergleichen wie deine Genres, Interpreten und Playlists, wenn die Nachbarn dadurch besser werden</translation>
    </message>
    <message>
        <source>Forget what was learned</source>
        <translation>Gelerntes vergessen</translation>
    </message>
    <message>
        <source>Compare songs as the network hears them again</source>
        <translation>Titel wieder so vergleichen, wie das Netz sie hört</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop listening for now; what was heard is kept</source>
        <translation>Das Anhören unterbrechen; was gehört wurde, bleibt erhalten</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Go on listening where it stopped</source>
        <translation>Das Anhören dort fortsetzen, wo es aufhörte</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stop; what was heard is kept</source>
        <translation>Beenden; Gehörtes bleibt erhalten</translation>
    </message>
    <message>
        <source>Settings …</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>Language, theme, cores and what to leave out</source>
        <translation>Sprache, Farben, Prozessorkerne und was ausgelassen wird</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Close the window; nothing is lost</source>
        <translation>Das Fenster schließen; nichts geht verloren</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Take the last change of a playlist back</source>
        <translation>Die letzte Änderung einer Playlist zurücknehmen</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Make the change again that was taken back</source>
        <translation>Die zurückgenommene Änderung wieder herstellen</translation>
    </message>
    <message>
        <source>Search songs</source>
        <translation>Titel suchen</translation>
    </message>
    <message>
        <source>Words, or artist: album: genre: year:1990..1999 bpm:</source>
        <translation>Wörter, oder artist: album: genre: year:1990..1999 bpm:</translation>
    </message>
    <message>
        <source>Show the songs as a table</source>
        <translation>Die Titel als Tabelle zeigen</translation>
    </message>
    <message>
        <source>Show the songs as a map: near means alike</source>
        <translation>Die Titel als Karte zeigen: nah heißt ähnlich</translation>
    </message>
    <message>
        <source>Songs and map</source>
        <translation>Titel und Karte</translation>
    </message>
    <message>
        <source>Show table and map side by side</source>
        <translation>Tabelle und Karte nebeneinander zeigen</translation>
    </message>
    <message>
        <source>Switch between songs and map</source>
        <translation>Zwischen Titeln und Karte wechseln</translation>
    </message>
    <message>
        <source>Show the other of the two</source>
        <translation>Die jeweils andere Ansicht zeigen</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>Seitenleiste</translation>
    </message>
    <message>
        <source>Show or hide the playlists on the left</source>
        <translation>Die Playlists links zeigen oder verbergen</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>Ähnliche Titel</translation>
    </message>
    <message>
        <source>Show or hide the similar songs on the right</source>
        <translation>Die ähnlichen Titel rechts zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Up next</source>
        <translation>Als Nächstes</translation>
    </message>
    <message>
        <source>Show or hide the songs that come after the one that plays</source>
        <translation>Die Titel zeigen oder verbergen, die nach dem laufenden kommen</translation>
    </message>
    <message>
        <source>Show the songs that could not be read, and why</source>
        <translation>Die Titel zeigen, die nicht gelesen werden konnten, und warum</translation>
    </message>
    <message>
        <source>Show problems</source>
        <translation>Probleme zeigen</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>Anordnung zurücksetzen</translation>
    </message>
    <message>
        <source>Put every panel and column back in its place</source>
        <translation>Alle Bereiche und Spalten wieder an ihren Platz bringen</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Use the whole screen</source>
        <translation>Den ganzen Bildschirm nutzen</translation>
    </message>
    <message>
        <source>New playlist</source>
        <translation>Neue Playlist</translation>
    </message>
    <message>
        <source>Make a playlist from the chosen songs</source>
        <translation>Aus den gewählten Titeln eine Playlist machen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Give the playlist another name</source>
        <translation>Der Playlist einen anderen Namen geben</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Keep the playlist as it is, whatever songs come</source>
        <translation>Die Playlist so lassen, wie sie ist, welche Titel auch kommen</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenlegen</translation>
    </message>
    <message>
        <source>Make one of the chosen playlists</source>
        <translation>Aus den gewählten Playlists eine machen</translation>
    </message>
    <message>
        <source>Split in two</source>
        <translation>In zwei teilen</translation>
    </message>
    <message>
        <source>Make two playlists by what sounds most alike</source>
        <translation>Zwei Playlists daraus machen, nach dem, was am ähnlichsten klingt</translation>
    </message>
    <message>
        <source>Grow</source>
        <translation>Erweitern</translation>
    </message>
    <message>
        <source>Add the ten nearest songs to a playlist of your own</source>
        <translation>Einer eigenen Playlist die zehn ähnlichsten Titel hinzufügen</translation>
    </message>
    <message>
        <source>Copy to my playlists</source>
        <translation>Zu meinen Playlists kopieren</translation>
    </message>
    <message>
        <source>Make a playlist of your own with the same songs</source>
        <translation>Eine eigene Playlist mit denselben Titeln machen</translation>
    </message>
    <message>
        <source>Order by likeness</source>
        <translation>Nach Ähnlichkeit ordnen</translation>
    </message>
    <message>
        <source>Each song sounds like the one before it</source>
        <translation>Jeder Titel klingt wie der vor ihm</translation>
    </message>
    <message>
        <source>Order by tempo</source>
        <translation>Nach Tempo ordnen</translation>
    </message>
    <message>
        <source>From slow to fast</source>
        <translation>Von langsam bis schnell</translation>
    </message>
    <message>
        <source>Order by artist</source>
        <translation>Nach Interpret ordnen</translation>
    </message>
    <message>
        <source>By artist, album and track number</source>
        <translation>Nach Interpret, Album und Titelnummer</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>Mischen</translation>
    </message>
    <message>
        <source>By chance, with the songs of one artist apart</source>
        <translation>Zufällig, die Titel eines Interpreten voneinander getrennt</translation>
    </message>
    <message>
        <source>Delete playlist</source>
        <translation>Playlist löschen</translation>
    </message>
    <message>
        <source>The songs stay; those of a found playlist are unsorted</source>
        <translation>Die Titel bleiben; die einer gefundenen Playlist sind dann unsortiert</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Play the chosen song, or pause</source>
        <translation>Den gewählten Titel abspielen, oder anhalten</translation>
    </message>
    <message>
        <source>Next song</source>
        <translation>Nächster Titel</translation>
    </message>
    <message>
        <source>Play the next song</source>
        <translation>Den nächsten Titel abspielen</translation>
    </message>
    <message>
        <source>Previous song</source>
        <translation>Voriger Titel</translation>
    </message>
    <message>
        <source>Begin the song again, or play the one before</source>
        <translation>Den Titel neu beginnen, oder den davor abspielen</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Lauter</translation>
    </message>
    <message>
        <source>Raise the volume</source>
        <translation>Die Lautstärke erhöhen</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>Leiser</translation>
    </message>
    <message>
        <source>Lower the volume</source>
        <translation>Die Lautstärke senken</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Play without sound</source>
        <translation>Ohne Ton abspielen</translation>
    </message>
    <message>
        <source>Keep playing similar songs</source>
        <translation>Ähnliche Titel weiterspielen</translation>
    </message>
    <message>
        <source>Never end: after the last song comes one that sounds like it</source>
        <translation>Nie aufhören: Nach dem letzten Titel kommt einer, der so ähnlich klingt</translation>
    </message>
    <message>
        <source>Play from here</source>
        <translation>Ab hier spielen</translation>
    </message>
    <message>
        <source>Go on with the chosen song of the queue</source>
        <translation>Mit dem gewählten Titel der Warteschlange weitermachen</translation>
    </message>
    <message>
        <source>Play earlier</source>
        <translation>Früher spielen</translation>
    </message>
    <message>
        <source>Move the chosen songs of the queue up</source>
        <translation>Die gewählten Titel der Warteschlange nach oben schieben</translation>
    </message>
    <message>
        <source>Play later</source>
        <translation>Später spielen</translation>
    </message>
    <message>
        <source>Move the chosen songs of the queue down</source>
        <translation>Die gewählten Titel der Warteschlange nach unten schieben</translation>
    </message>
    <message>
        <source>Remove from queue</source>
        <translation>Aus der Warteschlange nehmen</translation>
    </message>
    <message>
        <source>Take the chosen songs out of the queue</source>
        <translation>Die gewählten Titel aus der Warteschlange nehmen</translation>
    </message>
    <message>
        <source>Clear queue</source>
        <translation>Warteschlange leeren</translation>
    </message>
    <message>
        <source>Let no song come after the one that plays</source>
        <translation>Nach dem laufenden Titel keinen mehr spielen</translation>
    </message>
    <message>
        <source>Save queue as playlist</source>
        <translation>Warteschlange als Playlist sichern</translation>
    </message>
    <message>
        <source>Make a playlist of your own from the songs that come</source>
        <translation>Aus den kommenden Titeln eine eigene Playlist machen</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Play the chosen songs now</source>
        <translation>Die gewählten Titel jetzt abspielen</translation>
    </message>
    <message>
        <source>Play next</source>
        <translation>Als Nächstes abspielen</translation>
    </message>
    <message>
        <source>Play the chosen songs after the one that is heard</source>
        <translation>Die gewählten Titel nach dem laufenden abspielen</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>An die Warteschlange anhängen</translation>
    </message>
    <message>
        <source>Play the chosen songs after all that come</source>
        <translation>Die gewählten Titel nach allen kommenden spielen</translation>
    </message>
    <message>
        <source>List the songs that sound like the chosen ones</source>
        <translation>Die Titel auflisten, die wie die gewählten klingen</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>Auf der Karte zeigen</translation>
    </message>
    <message>
        <source>Find the song on the map, and what lies around it</source>
        <translation>Den Titel auf der Karte finden, und was darum herum liegt</translation>
    </message>
    <message>
        <source>Remove from playlist</source>
        <translation>Aus der Playlist entfernen</translation>
    </message>
    <message>
        <source>Take the chosen songs out of the playlist; no file is touched</source>
        <translation>Die gewählten Titel aus der Playlist nehmen; keine Datei wird angerührt</translation>
    </message>
    <message>
        <source>Leave out of found playlists</source>
        <translation>Aus gefundenen Playlists heraushalten</translation>
    </message>
    <message>
        <source>Never put the chosen songs into a playlist that is found</source>
        <translation>Die gewählten Titel nie in eine gefundene Playlist aufnehmen</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>Im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Open the folder of the song</source>
        <translation>Den Ordner des Titels öffnen</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Copy where the chosen songs lie</source>
        <translation>Kopieren, wo die gewählten Titel liegen</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>All that is known of the song, and its picture</source>
        <translation>Alles, was über den Titel bekannt ist, und sein Bild</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>List every key</source>
        <translation>Alle Tasten auflisten</translation>
    </message>
    <message>
        <source>About MuseCluster</source>
        <translation>Über MuseCluster</translation>
    </message>
    <message>
        <source>Version, licence and where your data lies</source>
        <translation>Version, Lizenz und wo deine Daten liegen</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>This is not a sound file, or it is damaged beyond recognition.</source>
        <translation>Das ist keine Tondatei, oder sie ist bis zur Unkenntlichkeit beschädigt.</translation>
    </message>
    <message>
        <source>The file cannot be read ({}).</source>
        <translation>Die Datei kann nicht gelesen werden ({}).</translation>
    </message>
    <message>
        <source>This is a video, not a piece of music.</source>
        <translation>Das ist ein Video und kein Musikstück.</translation>
    </message>
    <message>
        <source>This is a picture or a video without sound, not a piece of music.</source>
        <translation>Das ist ein Bild oder ein Video ohne Ton und kein Musikstück.</translation>
    </message>
    <message>
        <source>There is no sound in this file.</source>
        <translation>In dieser Datei ist kein Ton.</translation>
    </message>
    <message>
        <source>The sound is in a form that cannot be decoded; it may be copy-protected.</source>
        <translation>Der Ton liegt in einer Form vor, die nicht dekodiert werden kann; vielleicht ist er kopiergeschützt.</translation>
    </message>
    <message>
        <source>The file holds only {} seconds of sound, too little to judge.</source>
        <translation>Die Datei enthält nur {} Sekunden Ton, zu wenig für ein Urteil.</translation>
    </message>
    <message>
        <source>The file is damaged: no sound could be decoded from it.</source>
        <translation>Die Datei ist beschädigt: Aus ihr ließ sich kein Ton dekodieren.</translation>
    </message>
    <message>
        <source>The file is silent: there is nothing to hear in it.</source>
        <translation>Die Datei ist stumm: In ihr ist nichts zu hören.</translation>
    </message>
    <message>
        <source>Reading this file took longer than {} seconds, so it was left out.</source>
        <translation>Das Lesen dieser Datei dauerte länger als {} Sekunden, deshalb wurde sie ausgelassen.</translation>
    </message>
    <message>
        <source>This file made the decoder crash; it is probably damaged.</source>
        <translation>Diese Datei hat den Decoder zum Absturz gebracht; wahrscheinlich ist sie beschädigt.</translation>
    </message>
    <message>
        <source>Reading this file needs more memory than a song should.</source>
        <translation>Das Lesen dieser Datei braucht mehr Speicher, als ein Titel sollte.</translation>
    </message>
    <message>
        <source>You have no permission to read this file.</source>
        <translation>Du darfst diese Datei nicht lesen.</translation>
    </message>
    <message>
        <source>The file could not be read from the disk ({}).</source>
        <translation>Die Datei konnte nicht vom Datenträger gelesen werden ({}).</translation>
    </message>
    <message>
        <source>The file could not be analysed ({}).</source>
        <translation>Die Datei konnte nicht untersucht werden ({}).</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>Cover</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Interpret</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>bpm</source>
        <translation>bpm</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>Playlist</source>
        <translation>Playlist</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Passt</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <source>Playing</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>Aussehen und Sprache</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Processor cores to use</source>
        <translation>Prozessorkerne</translation>
    </message>
    <message>
        <source>Fewer leave more of the computer to other programs; listening takes longer.</source>
        <translation>Weniger lassen anderen Programmen mehr vom Rechner; das Anhören dauert länger.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Watch the folders for new songs</source>
        <translation>Ordner auf neue Titel überwachen</translation>
    </message>
    <message>
        <source>New files are listened to quietly, a little after they were copied.</source>
        <translation>Neue Dateien werden leise im Hintergrund angehört, kurz nachdem sie kopiert wurden.</translation>
    </message>
    <message>
        <source>Smallest playlist</source>
        <translation>Kleinste Playlist</translation>
    </message>
    <message>
        <source>Groups of fewer songs join the group that is nearest to them.</source>
        <translation>Kleinere Gruppen schließen sich der ähnlichsten Gruppe an.</translation>
    </message>
    <message>
        <source>songs</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Leave out what is longer than</source>
        <translation>Auslassen, was länger ist als</translation>
    </message>
    <message>
        <source>Such recordings are listened to, but come into no playlist that is found.</source>
        <translation>Solche Aufnahmen werden angehört, kommen aber in keine gefundene Playlist.</translation>
    </message>
    <message>
        <source>Any length</source>
        <translation>Beliebig lang</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Leave out these genres</source>
        <translation>Diese Genres auslassen</translation>
    </message>
    <message>
        <source>As the files name them; capitals do not matter.</source>
        <translation>So wie die Dateien sie nennen; Groß- und Kleinschreibung ist egal.</translation>
    </message>
    <message>
        <source>Leave out these folders</source>
        <translation>Diese Ordner auslassen</translation>
    </message>
    <message>
        <source>Their songs stay in the library, but come into no playlist that is found.</source>
        <translation>Ihre Titel bleiben in der Bibliothek, kommen aber in keine gefundene Playlist.</translation>
    </message>
    <message>
        <source>After the last song comes one that sounds like it.</source>
        <translation>Nach dem letzten Titel kommt einer, der so ähnlich klingt.</translation>
    </message>
    <message>
        <source>Play all songs equally loud</source>
        <translation>Alle Titel gleich laut abspielen</translation>
    </message>
    <message>
        <source>Uses the ReplayGain value of a file, where it has one.</source>
        <translation>Nutzt den ReplayGain-Wert einer Datei, wo sie einen hat.</translation>
    </message>
    <message>
        <source>Play through</source>
        <translation>Abspielen über</translation>
    </message>
    <message>
        <source>While that output is not connected, the system’s plays.</source>
        <translation>Solange diese Ausgabe nicht verbunden ist, spielt die des Systems.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message numerus="yes">
        <source>%Ln bpm apart</source>
        <translation>
            <numerusform>%Ln bpm Abstand</numerusform>
            <numerusform>%Ln bpm Abstand</numerusform>
        </translation>
    </message>
    <message>
        <source>same album</source>
        <translation>selbes Album</translation>
    </message>
    <message>
        <source>both %1</source>
        <translation>beide %1</translation>
    </message>
    <message>
        <source>same tempo</source>
        <translation>gleiches Tempo</translation>
    </message>
    <message>
        <source>twice the tempo</source>
        <translation>doppeltes Tempo</translation>
    </message>
    <message>
        <source>half the tempo</source>
        <translation>halbes Tempo</translation>
    </message>
    <message>
        <source>both in %1</source>
        <translation>beide in %1</translation>
    </message>
    <message>
        <source>both from %1</source>
        <translation>beide von %1</translation>
    </message>
    <message>
        <source>both from the %1s</source>
        <translation>beide aus den %1ern</translation>
    </message>
    <message>
        <source>both quiet</source>
        <translation>beide leise</translation>
    </message>
    <message>
        <source>both loud</source>
        <translation>beide laut</translation>
    </message>
    <message>
        <source>of the five nearest songs %2 share a genre or a playlist of yours now, and %1 did before (among artists that nothing was learned from).</source>
        <translation>Von den fünf nächsten Titeln haben jetzt %2 ein Genre oder eine deiner Playlists gemeinsam, vorher waren es %1 (gemessen an Interpreten, von denen nichts gelernt wurde).</translation>
    </message>
    <message>
        <source>Nothing was changed: what your tags and playlists say does not make neighbours clearly better (%1 were right before and %2 after, among artists that nothing was learned from).</source>
        <translation>Nichts wurde geändert: Was deine Tags und Playlists sagen, macht die Nachbarn nicht deutlich besser (richtig waren vorher %1 und nachher %2, gemessen an Interpreten, von denen nichts gelernt wurde).</translation>
    </message>
    <message>
        <source>Nothing was changed: there is too little to learn from; it takes at least %1 songs by %2 artists that share a genre or a playlist of yours with another artist, and here there are %3 by %4.</source>
        <translation>Nichts wurde geändert: Es gibt zu wenig, woraus gelernt werden könnte; nötig sind mindestens %1 Titel von %2 Interpreten, die mit einem anderen Interpreten ein Genre oder eine deiner Playlists teilen, und hier sind es %3 von %4.</translation>
    </message>
    <message>
        <source>%1%</source>
        <comment>a percentage</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>noch weniger als eine Minute</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minute(s) left</source>
        <translation>
            <numerusform>noch etwa %Ln Minute</numerusform>
            <numerusform>noch etwa %Ln Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln hour(s) left</source>
        <translation>
            <numerusform>noch etwa %Ln Stunde</numerusform>
            <numerusform>noch etwa %Ln Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln song(s)</source>
        <translation>
            <numerusform>%Ln Titel</numerusform>
            <numerusform>%Ln Titel</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln Tag</numerusform>
            <numerusform>%Ln Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Found in your music</source>
        <translation>In deiner Musik gefunden</translation>
    </message>
    <message>
        <source>My playlists</source>
        <translation>Meine Playlists</translation>
    </message>
    <message>
        <source>All songs</source>
        <translation>Alle Titel</translation>
    </message>
    <message>
        <source>Recently added</source>
        <translation>Neu hinzugefügt</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Drag songs here</source>
        <translation>Ziehe Titel hierher</translation>
    </message>
    <message>
        <source>Unsorted</source>
        <translation>Unsortiert</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>Wiederholen: %1</translation>
    </message>
    <message>
        <source>%1 “%2”</source>
        <translation>%1 „%2“</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Add songs</source>
        <translation>Titel hinzufügen</translation>
    </message>
    <message>
        <source>Remove songs</source>
        <translation>Titel herausnehmen</translation>
    </message>
    <message>
        <source>Leave songs out</source>
        <translation>Titel heraushalten</translation>
    </message>
    <message>
        <source>Let songs in</source>
        <translation>Titel wieder zulassen</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>As found</source>
        <translation>Wie gefunden</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Gelb</translation>
    </message>
    <message>
        <source>Sky blue</source>
        <translation>Himmelblau</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Nothing else in the library sounds much like these.</source>
        <translation>Nichts anderes in der Bibliothek klingt wie diese Titel.</translation>
    </message>
    <message>
        <source>You made this playlist.</source>
        <translation>Diese Playlist hast du gemacht.</translation>
    </message>
    <message>
        <source>%1, new songs</source>
        <translation>%1, neue Titel</translation>
    </message>
    <message>
        <source>{first:small}</source>
        <comment>a genre; without “:small” it keeps its capitals</comment>
        <translation>{first}</translation>
    </message>
    <message>
        <source>{first:small} &amp; {second:small}</source>
        <translation>{first} &amp; {second}</translation>
    </message>
    <message>
        <source>{first:small}, {second:small} &amp; more</source>
        <translation>{first}, {second} &amp; mehr</translation>
    </message>
    <message>
        <source>{how} {what}</source>
        <comment>slow jazz</comment>
        <translation>{what} · {how}</translation>
    </message>
    <message>
        <source>{decade}s {what}</source>
        <comment>90s jazz</comment>
        <translation>{decade}er-{what}</translation>
    </message>
    <message>
        <source>{how} {decade}s {what}</source>
        <comment>slow 90s jazz</comment>
        <translation>{decade}er-{what} · {how}</translation>
    </message>
    <message>
        <source>{how} songs</source>
        <translation>{how} Titel</translation>
    </message>
    <message>
        <source>{decade}s songs</source>
        <translation>{decade}er-Titel</translation>
    </message>
    <message>
        <source>{how} {decade}s songs</source>
        <translation>{how} {decade}er-Titel</translation>
    </message>
    <message>
        <source>{decade}s</source>
        <comment>the nineties</comment>
        <translation>{decade}er</translation>
    </message>
    <message>
        <source>{how} {decade}s</source>
        <comment>slow, and of the nineties</comment>
        <translation>{how}, {decade}er</translation>
    </message>
    <message>
        <source>songs {value}</source>
        <comment>songs in minor</comment>
        <translation>Titel {value}</translation>
    </message>
    <message>
        <source>{name} · {detail}</source>
        <translation>{name} · {detail}</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>langsam</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>schnell</translation>
    </message>
    <message>
        <source>quiet</source>
        <translation>leise</translation>
    </message>
    <message>
        <source>loud</source>
        <translation>laut</translation>
    </message>
    <message>
        <source>calm</source>
        <translation>ruhig</translation>
    </message>
    <message>
        <source>energetic</source>
        <translation>kraftvoll</translation>
    </message>
    <message>
        <source>slow</source>
        <comment>before the word “songs”</comment>
        <translation>langsame</translation>
    </message>
    <message>
        <source>fast</source>
        <comment>before the word “songs”</comment>
        <translation>schnelle</translation>
    </message>
    <message>
        <source>quiet</source>
        <comment>before the word “songs”</comment>
        <translation>leise</translation>
    </message>
    <message>
        <source>loud</source>
        <comment>before the word “songs”</comment>
        <translation>laute</translation>
    </message>
    <message>
        <source>calm</source>
        <comment>before the word “songs”</comment>
        <translation>ruhige</translation>
    </message>
    <message>
        <source>energetic</source>
        <comment>before the word “songs”</comment>
        <translation>kraftvolle</translation>
    </message>
    <message>
        <source>in minor</source>
        <translation>in Moll</translation>
    </message>
    <message>
        <source>in major</source>
        <translation>in Dur</translation>
    </message>
    <message>
        <source>{value} bpm</source>
        <translation>{value} bpm</translation>
    </message>
    <message>
        <source>{value} &amp; more</source>
        <comment>an artist and others</comment>
        <translation>{value} &amp; andere</translation>
    </message>
    <message>
        <source>{value} &amp; more</source>
        <comment>an album and others</comment>
        <translation>{value} &amp; mehr</translation>
    </message>
    <message>
        <source>like ‘{value}’</source>
        <translation>wie ‚{value}‘</translation>
    </message>
    <message>
        <source>{name} {numeral}</source>
        <translation>{name} {numeral}</translation>
    </message>
    <message>
        <source>songs that sound alike</source>
        <translation>Titel, die ähnlich klingen</translation>
    </message>
    <message>
        <source>{songs}, {reasons}{typical}.</source>
        <translation>{songs}, {reasons}{typical}.</translation>
    </message>
    <message>
        <source>{songs} that sound alike{typical}.</source>
        <translation>{songs}, die ähnlich klingen{typical}.</translation>
    </message>
    <message>
        <source>{songs}{typical}.</source>
        <translation>{songs}{typical}.</translation>
    </message>
    <message>
        <source>{reasons}{typical}.</source>
        <translation>{reasons}{typical}.</translation>
    </message>
    <message>
        <source>sound alike{typical}.</source>
        <translation>klingen ähnlich{typical}.</translation>
    </message>
    <message>
        <source>blues</source>
        <comment>a genre that the network hears</comment>
        <translation>Blues</translation>
    </message>
    <message>
        <source>classical</source>
        <comment>a genre that the network hears</comment>
        <translation>Klassik</translation>
    </message>
    <message>
        <source>country</source>
        <comment>a genre that the network hears</comment>
        <translation>Country</translation>
    </message>
    <message>
        <source>disco</source>
        <comment>a genre that the network hears</comment>
        <translation>Disco</translation>
    </message>
    <message>
        <source>hip-hop</source>
        <comment>a genre that the network hears</comment>
        <translation>Hip-Hop</translation>
    </message>
    <message>
        <source>jazz</source>
        <comment>a genre that the network hears</comment>
        <translation>Jazz</translation>
    </message>
    <message>
        <source>metal</source>
        <comment>a genre that the network hears</comment>
        <translation>Metal</translation>
    </message>
    <message>
        <source>pop</source>
        <comment>a genre that the network hears</comment>
        <translation>Pop</translation>
    </message>
    <message>
        <source>reggae</source>
        <comment>a genre that the network hears</comment>
        <translation>Reggae</translation>
    </message>
    <message>
        <source>rock</source>
        <comment>a genre that the network hears</comment>
        <translation>Rock</translation>
    </message>
    <message>
        <source>mostly {value}</source>
        <translation>überwiegend {value}</translation>
    </message>
    <message>
        <source>heard as {value}</source>
        <translation>dem Klang nach {value}</translation>
    </message>
    <message>
        <source>with more {value} than elsewhere</source>
        <translation>mit mehr {value} als anderswo</translation>
    </message>
    <message>
        <source>from the {value}s</source>
        <comment>the nineties</comment>
        <translation>aus den {value}ern</translation>
    </message>
    <message>
        <source>{how} (around {bpm} bpm)</source>
        <translation>{how} (um {bpm} bpm)</translation>
    </message>
    <message>
        <source>around {value} bpm</source>
        <translation>um {value} bpm</translation>
    </message>
    <message>
        <source>mostly in minor</source>
        <translation>überwiegend in Moll</translation>
    </message>
    <message>
        <source>mostly in major</source>
        <translation>überwiegend in Dur</translation>
    </message>
    <message>
        <source>by {value}</source>
        <translation>von {value}</translation>
    </message>
    <message>
        <source>mostly by {value}</source>
        <translation>überwiegend von {value}</translation>
    </message>
    <message>
        <source>from “{value}”</source>
        <translation>aus „{value}“</translation>
    </message>
    <message>
        <source>mostly from “{value}”</source>
        <translation>überwiegend aus „{value}“</translation>
    </message>
    <message>
        <source>{reasons} and {last}</source>
        <translation>{reasons} und {last}</translation>
    </message>
    <message>
        <source>; typical: {value}</source>
        <translation>; typisch: {value}</translation>
    </message>
    <message>
        <source>Another MuseCluster is working on the library {}: wait until it has finished, or stop it.</source>
        <translation>Ein anderes MuseCluster arbeitet gerade an der Bibliothek {}: Warte, bis es fertig ist, oder beende es.</translation>
    </message>
    <message>
        <source>Another program keeps the library {} busy: close that program and try again.</source>
        <translation>Ein anderes Programm hält die Bibliothek {} besetzt: Schließe es und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>The library {} is damaged: scan your folders again; the damaged file will be set aside and a new library made.</source>
        <translation>Die Bibliothek {} ist beschädigt: Lies deine Ordner neu ein; die beschädigte Datei wird beiseitegelegt und eine neue Bibliothek angelegt.</translation>
    </message>
    <message>
        <source>The library was damaged, so it has been set aside as {} and a new one was started: scan all your folders again.</source>
        <translation>Die Bibliothek war beschädigt; sie liegt jetzt als {} beiseite, und eine neue wurde begonnen: Lies alle deine Ordner neu ein.</translation>
    </message>
    <message>
        <source>The library {} was made by a newer MuseCluster (version {}, this program knows {}): install the newest MuseCluster.</source>
        <translation>Die Bibliothek {} stammt von einem neueren MuseCluster (Version {}, dieses Programm kennt {}): Installiere das neueste MuseCluster.</translation>
    </message>
    <message>
        <source>There is no folder {}; check its name, or connect its drive.</source>
        <translation>Den Ordner {} gibt es nicht; prüfe seinen Namen, oder schließe sein Laufwerk an.</translation>
    </message>
    <message>
        <source>The folder {} may not be read; check its permissions.</source>
        <translation>Der Ordner {} darf nicht gelesen werden; prüfe seine Rechte.</translation>
    </message>
    <message>
        <source>The folder {} is empty now. Its songs are kept; if it is on a drive, connect that.</source>
        <translation>Der Ordner {} ist jetzt leer. Seine Titel bleiben erhalten; liegt er auf einem Laufwerk, schließe es an.</translation>
    </message>
    <message>
        <source>Processes cannot share memory on this system, which listening needs ({}): on Linux, make /dev/shm a folder that you may write to.</source>
        <translation>Auf diesem System können Prozesse keinen Speicher teilen, was zum Anhören nötig ist ({}): Mache unter Linux /dev/shm zu einem Ordner, in den du schreiben darfst.</translation>
    </message>
    <message>
        <source>The network&apos;s weights cannot be read ({}); install MuseCluster again.</source>
        <translation>Die Gewichte des Netzes lassen sich nicht lesen ({}); installiere MuseCluster noch einmal.</translation>
    </message>
    <message>
        <source>{} is of another version: form {}, this program reads {}.</source>
        <translation>{} gehört zu einer anderen Version: Form {}, dieses Programm liest {}.</translation>
    </message>
    <message>
        <source>The folder {} could not be made: {}.</source>
        <translation>Der Ordner {} konnte nicht angelegt werden: {}.</translation>
    </message>
    <message>
        <source>The folder {} cannot be made ({}).</source>
        <translation>Der Ordner {} lässt sich nicht anlegen ({}).</translation>
    </message>
    <message>
        <source>{} could not be written: {}.</source>
        <translation>{} konnte nicht geschrieben werden: {}.</translation>
    </message>
    <message>
        <source>{} cannot be read: {}.</source>
        <translation>{} lässt sich nicht lesen: {}.</translation>
    </message>
    <message>
        <source>{} is too large to be a playlist: choose {}.</source>
        <translation>{} ist zu groß für eine Playlist: Wähle {}.</translation>
    </message>
    <message>
        <source>{} is not a playlist: choose {}.</source>
        <translation>{} ist keine Playlist: Wähle {}.</translation>
    </message>
    <message>
        <source>{} is not an XSPF playlist: choose an XSPF, M3U or M3U8 file.</source>
        <translation>{} ist keine XSPF-Playlist: Wähle eine XSPF-, M3U- oder M3U8-Datei.</translation>
    </message>
    <message>
        <source>{} has a document type declaration, which no playlist needs and which could do harm, so it was not read.</source>
        <translation>{} enthält eine Dokumenttyp-Deklaration, die keine Playlist braucht und die Schaden anrichten könnte; deshalb wurde die Datei nicht gelesen.</translation>
    </message>
    <message>
        <source>{} songs in {} cannot be named in a line of text, so the full address is given.</source>
        <translation>{} Titel in {} lassen sich nicht in einer Textzeile nennen; dort steht die volle Adresse.</translation>
    </message>
    <message>
        <source>1 song in {} cannot be named in a line of text, so the full address is given.</source>
        <translation>1 Titel in {} lässt sich nicht in einer Textzeile nennen; dort steht die volle Adresse.</translation>
    </message>
    <message>
        <source>{} shows some letters as “?”, which {} cannot hold; the format m3u8 can.</source>
        <translation>{} zeigt manche Buchstaben als „?“, weil {} sie nicht fassen kann; das Format m3u8 kann es.</translation>
    </message>
    <message>
        <source>The settings in {} could not be read ({}).</source>
        <translation>Die Einstellungen in {} konnten nicht gelesen werden ({}).</translation>
    </message>
    <message>
        <source>The settings in {} are damaged, so they are not used: {}.</source>
        <translation>Die Einstellungen in {} sind beschädigt und werden nicht verwendet: {}.</translation>
    </message>
    <message>
        <source>The settings were damaged, so they have been set aside as {} and begin anew.</source>
        <translation>Die Einstellungen waren beschädigt; sie liegen jetzt als {} beiseite und beginnen neu.</translation>
    </message>
    <message>
        <source>“{}” is {}, but must be a list of texts.</source>
        <translation>„{}“ ist {}, muss aber eine Liste von Texten sein.</translation>
    </message>
    <message>
        <source>“{}” is {}, but must be true or false.</source>
        <translation>„{}“ ist {}, muss aber true oder false sein.</translation>
    </message>
    <message>
        <source>“{}” is {}, but must be a whole number.</source>
        <translation>„{}“ ist {}, muss aber eine ganze Zahl sein.</translation>
    </message>
    <message>
        <source>“{}” is {}, but must be a number.</source>
        <translation>„{}“ ist {}, muss aber eine Zahl sein.</translation>
    </message>
    <message>
        <source>“{}” is {}, but must be a text.</source>
        <translation>„{}“ ist {}, muss aber ein Text sein.</translation>
    </message>
    <message>
        <source>“{}” is {}, but must be {} to {}.</source>
        <translation>„{}“ ist {}, muss aber von {} bis {} sein.</translation>
    </message>
    <message>
        <source>“{}” is {}, but must be one of {}.</source>
        <translation>„{}“ ist {}, muss aber eines von diesen sein: {}.</translation>
    </message>
    <message>
        <source>The usual value is used until {} is corrected.</source>
        <translation>Bis {} berichtigt ist, gilt der übliche Wert.</translation>
    </message>
    <message>
        <source>The library {} cannot be opened or written: look at the rights of the file and its folder, or choose another library in the settings, under “Where data lies”.</source>
        <translation>Die Bibliothek {} lässt sich nicht öffnen oder beschreiben: Prüfe die Rechte der Datei und ihres Ordners, oder wähle in den Einstellungen unter „Wo Daten liegen“ eine andere Bibliothek.</translation>
    </message>
    <message>
        <source>The library {} cannot be opened or written ({}): look at the rights of its folder, or choose another library in the settings, under “Where data lies”.</source>
        <translation>Die Bibliothek {} lässt sich nicht öffnen oder beschreiben ({}): Prüfe die Rechte ihres Ordners, oder wähle in den Einstellungen unter „Wo Daten liegen“ eine andere Bibliothek.</translation>
    </message>
    <message>
        <source>There is no room left on the disk of the library {}: free some space and try again; everything stored so far is kept.</source>
        <translation>Auf dem Laufwerk der Bibliothek {} ist kein Platz mehr: Schaffe Platz und versuche es noch einmal; alles bisher Gespeicherte bleibt erhalten.</translation>
    </message>
    <message>
        <source>The disk of the library {} could not be read or written: check the disk and its free space, and try again.</source>
        <translation>Das Laufwerk der Bibliothek {} konnte nicht gelesen oder beschrieben werden: Prüfe das Laufwerk und seinen freien Platz und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>There is no library at {} yet: add your music folder, and one is made.</source>
        <translation>Bei {} gibt es noch keine Bibliothek: Wähle einen Musikordner, dann entsteht eine.</translation>
    </message>
    <message>
        <source>{} is another program&apos;s database: choose another library in the settings, under “Where data lies”.</source>
        <translation>{} ist die Datenbank eines anderen Programms: Wähle in den Einstellungen unter „Wo Daten liegen“ eine andere Bibliothek.</translation>
    </message>
    <message>
        <source>{} is a folder: choose a file in it, such as {}, in the settings, under “Where data lies”.</source>
        <translation>{} ist ein Ordner: Wähle in den Einstellungen unter „Wo Daten liegen“ eine Datei darin, zum Beispiel {}.</translation>
    </message>
    <message>
        <source>{} is not a file: choose another library in the settings, under “Where data lies”.</source>
        <translation>{} ist keine Datei: Wähle in den Einstellungen unter „Wo Daten liegen“ eine andere Bibliothek.</translation>
    </message>
    <message>
        <source>{} is not a MuseCluster library: choose another file in the settings, under “Where data lies”.</source>
        <translation>{} ist keine Bibliothek von MuseCluster: Wähle in den Einstellungen unter „Wo Daten liegen“ eine andere Datei.</translation>
    </message>
    <message>
        <source>{} is not a folder; choose the folder that holds your music.</source>
        <translation>{} ist kein Ordner; wähle den Ordner, in dem deine Musik liegt.</translation>
    </message>
    <message>
        <source>The library holds no analysed songs yet; add your music folder first.</source>
        <translation>In der Bibliothek sind noch keine angehörten Titel; wähle zuerst einen Musikordner.</translation>
    </message>
    <message>
        <source>{} is a file: move it away, so that the demo music can be made there.</source>
        <translation>{} ist eine Datei: Verschiebe sie, damit dort die Demomusik entstehen kann.</translation>
    </message>
    <message>
        <source>{} holds other files: move them away, so that the demo music can be made there.</source>
        <translation>{} enthält andere Dateien: Verschiebe sie, damit dort die Demomusik entstehen kann.</translation>
    </message>
    <message>
        <source>The folder in which MuseCluster was started is gone: close this window and start MuseCluster again.</source>
        <translation>Den Ordner, in dem MuseCluster gestartet wurde, gibt es nicht mehr: Schließe dieses Fenster und starte MuseCluster neu.</translation>
    </message>
    <message>
        <source>Stopped; what was done is kept.</source>
        <translation>Angehalten; was getan ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>das Laufwerk ist voll</translation>
    </message>
    <message>
        <source>the disk is read-only</source>
        <translation>das Laufwerk ist schreibgeschützt</translation>
    </message>
    <message>
        <source>you are not allowed to write there</source>
        <translation>du darfst dort nicht schreiben</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>diesen Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>there is a folder of that name</source>
        <translation>dort liegt ein Ordner dieses Namens</translation>
    </message>
    <message>
        <source>an M3U, M3U8 or XSPF file</source>
        <translation>eine M3U-, M3U8- oder XSPF-Datei</translation>
    </message>
</context>
<context>
    <name>About</name>
    <message>
        <source>About MuseCluster</source>
        <translation>Über MuseCluster</translation>
    </message>
    <message>
        <source>Nothing leaves this computer, and no music file is ever changed.</source>
        <translation>Nichts verlässt diesen Computer, und keine Musikdatei wird je verändert.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder neuer.</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Covers</source>
        <translation>Cover</translation>
    </message>
</context>
<context>
    <name>Analysis</name>
    <message>
        <source>Learning stopped unexpectedly; your songs and playlists are as they were.</source>
        <translation>Das Lernen endete unerwartet; deine Titel und Playlists sind wie zuvor.</translation>
    </message>
    <message>
        <source>Listening stopped unexpectedly; what was heard is kept.</source>
        <translation>Das Anhören endete unerwartet; was gehört wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Listening could not be started: {reason}</source>
        <translation>Das Anhören konnte nicht beginnen: {reason}</translation>
    </message>
    <message>
        <source>Listening hung and was ended; what was heard is kept.</source>
        <translation>Das Anhören hing und wurde beendet; was gehört wurde, bleibt erhalten.</translation>
    </message>
</context>
<context>
    <name>AnalysisBar</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Finding playlists …</source>
        <translation>Playlists werden gefunden …</translation>
    </message>
    <message>
        <source>Looking through the folders …</source>
        <translation>Die Ordner werden durchgesehen …</translation>
    </message>
    <message>
        <source>{done} of {total} songs</source>
        <translation>{done} von {total} Titeln</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>Making demo music</source>
        <translation>Demo-Musik entsteht</translation>
    </message>
    <message>
        <source>{count} a minute</source>
        <translation>{count} pro Minute</translation>
    </message>
    <message>
        <source>Playlists are still to be found</source>
        <translation>Playlists sind noch zu finden</translation>
    </message>
    <message>
        <source>The folders are still to be looked through</source>
        <translation>Die Ordner sind noch durchzusehen</translation>
    </message>
    <message>
        <source>Learning from your tags and playlists</source>
        <translation>Lernt aus deinen Tags und Playlists</translation>
    </message>
    <message>
        <source>step {done} of {total}</source>
        <translation>Schritt {done} von {total}</translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message>
        <source>This song is not on the map yet: it has not been listened to.</source>
        <translation>Dieser Titel ist noch nicht auf der Karte: Er wurde noch nicht gehört.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln song(s) chosen on the map.</source>
        <translation>
            <numerusform>%Ln Titel auf der Karte gewählt.</numerusform>
            <numerusform>%Ln Titel auf der Karte gewählt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>Nothing of it is ever sent anywhere, and nothing lies among your music.</source>
        <translation>Nichts davon wird je irgendwohin gesendet, und nichts liegt zwischen deiner Musik.</translation>
    </message>
    <message>
        <source>Use another library …</source>
        <translation>Andere Bibliothek verwenden …</translation>
    </message>
    <message>
        <source>From the next start on: {file}</source>
        <translation>Ab dem nächsten Start: {file}</translation>
    </message>
    <message>
        <source>Library: songs, what was heard, playlists</source>
        <translation>Bibliothek: Titel, Gehörtes, Playlists</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Small covers, which can be made again</source>
        <translation>Kleine Cover, die neu gemacht werden können</translation>
    </message>
    <message>
        <source>Show in file manager: {place}</source>
        <translation>Im Dateimanager zeigen: {place}</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>Im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Use another library</source>
        <translation>Andere Bibliothek verwenden</translation>
    </message>
    <message>
        <source>Libraries (*.db)</source>
        <translation>Bibliotheken (*.db)</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export playlists</source>
        <translation>Playlists exportieren</translation>
    </message>
    <message>
        <source>Playlists to export</source>
        <translation>Zu exportierende Playlists</translation>
    </message>
    <message>
        <source>M3U8 — every player</source>
        <translation>M3U8 – jeder Player</translation>
    </message>
    <message>
        <source>M3U — old players</source>
        <translation>M3U – alte Player</translation>
    </message>
    <message>
        <source>XSPF — an open standard</source>
        <translation>XSPF – ein offener Standard</translation>
    </message>
    <message>
        <source>From the folder of the playlist</source>
        <translation>Ab dem Ordner der Playlist</translation>
    </message>
    <message>
        <source>From the top of the disk</source>
        <translation>Ab dem Anfang des Datenträgers</translation>
    </message>
    <message>
        <source>How the file begins</source>
        <translation>Wie die Datei beginnt</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln song(s) as text.</source>
        <translation>
            <numerusform>%Ln Titel als Text kopiert.</numerusform>
            <numerusform>%Ln Titel als Text kopiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Where to?</source>
        <translation>Wohin?</translation>
    </message>
    <message numerus="yes">
        <source>Wrote %Ln playlist(s) to %1.</source>
        <translation>
            <numerusform>%Ln Playlist nach %1 geschrieben.</numerusform>
            <numerusform>%Ln Playlists nach %1 geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Playlists</source>
        <translation>Playlists</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Songs are named</source>
        <translation>Titel werden benannt</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>The file begins</source>
        <translation>Die Datei beginnt</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>FolderList</name>
    <message>
        <source>Add folder …</source>
        <translation>Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>Remove {folder}</source>
        <translation>{folder} entfernen</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
</context>
<context>
    <name>GranularitySlider</name>
    <message>
        <source>few, broad</source>
        <translation>wenige, breite</translation>
    </message>
    <message>
        <source>many, narrow</source>
        <translation>viele, enge</translation>
    </message>
    <message>
        <source>From few, broad playlists to many, narrow ones</source>
        <translation>Von wenigen, breiten Playlists bis zu vielen, engen</translation>
    </message>
</context>
<context>
    <name>Grip</name>
    <message>
        <source>Place of “%1”</source>
        <translation>Platz von „%1“</translation>
    </message>
    <message>
        <source>Drag to another place; click for more</source>
        <translation>An einen anderen Platz ziehen; klicken für mehr</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
</context>
<context>
    <name>Learning</name>
    <message>
        <source>Songs are being listened to; learn from your tags when that is done.</source>
        <translation>Gerade werden Titel gehört; lerne aus deinen Tags, wenn das fertig ist.</translation>
    </message>
    <message>
        <source>There are no songs to learn from yet.</source>
        <translation>Es gibt noch keine Titel, aus denen gelernt werden könnte.</translation>
    </message>
    <message>
        <source>Forgotten: songs are compared as the network hears them again.</source>
        <translation>Vergessen: Titel werden wieder so verglichen, wie das Netz sie hört.</translation>
    </message>
    <message>
        <source>Learned and kept: %1</source>
        <translation>Gelernt und behalten: %1</translation>
    </message>
    <message>
        <source>Learning was stopped; nothing was changed.</source>
        <translation>Das Lernen wurde beendet; nichts wurde geändert.</translation>
    </message>
</context>
<context>
    <name>Listening</name>
    <message>
        <source>Choose your music folder</source>
        <translation>Musikordner wählen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln song(s) could not be read.</source>
        <translation>
            <numerusform>%Ln Titel konnte nicht gelesen werden.</numerusform>
            <numerusform>%Ln Titel konnten nicht gelesen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>No music was found in {folders}. MuseCluster looked for MP3, FLAC, Ogg, Opus, AAC, WAV, AIFF, WMA, WavPack, Monkey’s Audio and other music files, in every folder inside it.</source>
        <translation>In {folders} wurde keine Musik gefunden. MuseCluster hat in allen Unterordnern nach MP3, FLAC, Ogg, Opus, AAC, WAV, AIFF, WMA, WavPack, Monkey’s Audio und anderen Musikdateien gesucht.</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Map of your music</source>
        <translation>Karte deiner Musik</translation>
    </message>
    <message>
        <source>near means alike · drag to travel, double-click to hear</source>
        <translation>nah heißt ähnlich · ziehen zum Reisen, Doppelklick zum Hören</translation>
    </message>
    <message>
        <source>Your map appears here once enough songs have been listened to.</source>
        <translation>Deine Karte erscheint hier, sobald genügend Titel angehört wurden.</translation>
    </message>
    <message>
        <source>Draw around songs to choose them (Shift and drag)</source>
        <translation>Titel einkreisen, um sie zu wählen (Umschalt und ziehen)</translation>
    </message>
    <message>
        <source>Draw a path and hear what lies along it (Alt and drag)</source>
        <translation>Einen Weg zeichnen und hören, was an ihm liegt (Alt und ziehen)</translation>
    </message>
    <message>
        <source>See more of the map (−)</source>
        <translation>Mehr von der Karte sehen (−)</translation>
    </message>
    <message>
        <source>Come nearer (+)</source>
        <translation>Näher heran (+)</translation>
    </message>
    <message>
        <source>See the whole map (Home)</source>
        <translation>Die ganze Karte sehen (Pos1)</translation>
    </message>
    <message>
        <source>draw around songs to choose them</source>
        <translation>Titel einkreisen, um sie zu wählen</translation>
    </message>
    <message>
        <source>circle songs</source>
        <translation>Titel einkreisen</translation>
    </message>
    <message>
        <source>draw a path to hear what lies along it</source>
        <translation>einen Weg zeichnen, um zu hören, was an ihm liegt</translation>
    </message>
    <message>
        <source>draw a path</source>
        <translation>einen Weg zeichnen</translation>
    </message>
    <message>
        <source>Esc to stop</source>
        <translation>Esc beendet</translation>
    </message>
</context>
<context>
    <name>Note</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>OutputBox</name>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>Standard des Systems</translation>
    </message>
</context>
<context>
    <name>Panes</name>
    <message>
        <source>On the left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>On the right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>In a window of its own</source>
        <translation>In einem eigenen Fenster</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>Above “%1”</source>
        <translation>Über „%1“</translation>
    </message>
    <message>
        <source>As a tab beside “%1”</source>
        <translation>Als Reiter neben „%1“</translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message>
        <source>This system cannot play sound: {0}.</source>
        <translation>Dieses System kann keinen Ton abspielen: {0}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln song(s) passed over.</source>
        <translation>
            <numerusform>%Ln Titel übersprungen.</numerusform>
            <numerusform>%Ln Titel übersprungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The chosen output</source>
        <translation>Die gewählte Ausgabe</translation>
    </message>
    <message>
        <source>%1 is not connected now; until it is back, the system’s output plays.</source>
        <translation>%1 ist gerade nicht verbunden; bis dahin spielt die Ausgabe des Systems.</translation>
    </message>
    <message>
        <source>“{0}” would not play: its file has no sound that can be read.</source>
        <translation>„{0}“ ließ sich nicht abspielen: Die Datei hat keinen lesbaren Ton.</translation>
    </message>
    <message>
        <source>“{0}” would not play: its file is not there any more.</source>
        <translation>„{0}“ ließ sich nicht abspielen: Die Datei ist nicht mehr da.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln song(s) in a row would not play. Is the drive there?</source>
        <translation>
            <numerusform>%Ln Titel ließ sich nicht abspielen. Ist das Laufwerk da?</numerusform>
            <numerusform>%Ln Titel nacheinander ließen sich nicht abspielen. Ist das Laufwerk da?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlayerBar</name>
    <message>
        <source>Previous song</source>
        <translation>Voriger Titel</translation>
    </message>
    <message>
        <source>Next song</source>
        <translation>Nächster Titel</translation>
    </message>
    <message>
        <source>Position in the song</source>
        <translation>Stelle im Titel</translation>
    </message>
    <message>
        <source>Keep playing similar songs after the last one</source>
        <translation>Nach dem letzten Titel ähnliche weiterspielen</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Similar songs next</source>
        <translation>Danach ähnliche Titel</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
</context>
<context>
    <name>PlaylistDelegate</name>
    <message>
        <source>Name of the playlist</source>
        <translation>Name der Playlist</translation>
    </message>
</context>
<context>
    <name>PlaylistEdits</name>
    <message>
        <source>A playlist needs two songs to be split.</source>
        <translation>Zum Teilen braucht eine Playlist zwei Titel.</translation>
    </message>
    <message>
        <source>A playlist needs a song to grow from.</source>
        <translation>Zum Erweitern braucht eine Playlist einen Titel.</translation>
    </message>
</context>
<context>
    <name>PlaylistFiles</name>
    <message>
        <source>Import playlist</source>
        <translation>Playlist importieren</translation>
    </message>
    <message>
        <source>Playlists (*.m3u *.m3u8 *.xspf *.M3U *.M3U8 *.XSPF)</source>
        <translation>Playlists (*.m3u *.m3u8 *.xspf *.M3U *.M3U8 *.XSPF)</translation>
    </message>
    <message>
        <source>None of the songs in %1 is in your library.</source>
        <translation>Keiner der Titel in %1 ist in deiner Bibliothek.</translation>
    </message>
    <message numerus="yes">
        <source>“%1”: %2 of %Ln song(s) are in your library.</source>
        <translation>
            <numerusform>„%1“: %2 von %Ln Titel ist in deiner Bibliothek.</numerusform>
            <numerusform>„%1“: %2 von %Ln Titeln sind in deiner Bibliothek.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es) on the net were left out.</source>
        <translation>
            <numerusform>%Ln Adresse im Netz wurde ausgelassen.</numerusform>
            <numerusform>%Ln Adressen im Netz wurden ausgelassen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlaylistList</name>
    <message>
        <source>New playlist</source>
        <translation>Neue Playlist</translation>
    </message>
    <message>
        <source>Search playlists</source>
        <translation>Playlists suchen</translation>
    </message>
    <message>
        <source>Playlists</source>
        <translation>Playlists</translation>
    </message>
</context>
<context>
    <name>Presence</name>
    <message>
        <source>%1 is not there now. If it is on a drive, connect that.</source>
        <translation>%1 ist gerade nicht da. Liegt der Ordner auf einem Laufwerk, schließe es an.</translation>
    </message>
    <message>
        <source>This file is not there at the moment: %1</source>
        <translation>Diese Datei ist gerade nicht da: %1</translation>
    </message>
</context>
<context>
    <name>ProblemModel</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
</context>
<context>
    <name>ProblemsPage</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Try all again</source>
        <translation>Alle erneut versuchen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be read and were not changed.</source>
        <translation>
            <numerusform>%Ln Datei konnte nicht gelesen werden und wurde nicht verändert.</numerusform>
            <numerusform>%Ln Dateien konnten nicht gelesen werden und wurden nicht verändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every file in your folders could be read.</source>
        <translation>Jede Datei in deinen Ordnern konnte gelesen werden.</translation>
    </message>
    <message numerus="yes">
        <source>Try %Ln file(s) again</source>
        <translation>
            <numerusform>%Ln Datei erneut versuchen</numerusform>
            <numerusform>%Ln Dateien erneut versuchen</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>Im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
</context>
<context>
    <name>Properties</name>
    <message>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Interpret</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>Album artist</source>
        <translation>Albuminterpret</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Titelnummer</translation>
    </message>
    <message>
        <source>Disc</source>
        <translation>CD</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Compilation</source>
        <translation>Sampler</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Bit rate</source>
        <translation>Bitrate</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>What the file does not say was guessed from its name.</source>
        <translation>Was die Datei nicht sagt, wurde aus ihrem Namen geraten.</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>%1 bpm</source>
        <translation>%1 bpm</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Lautheit</translation>
    </message>
    <message>
        <source>Playlist</source>
        <translation>Playlist</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Passt</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>Up next</source>
        <translation>Als Nächstes</translation>
    </message>
    <message>
        <source>Nothing is waiting. Drag songs here, or choose “Add to queue” in their menu.</source>
        <translation>Nichts wartet. Ziehe Titel hierher oder wähle in ihrem Menü „An die Warteschlange anhängen“.</translation>
    </message>
    <message>
        <source>Save as list</source>
        <translation>Als Playlist sichern</translation>
    </message>
    <message>
        <source>Make a playlist of these songs</source>
        <translation>Aus diesen Titeln eine Playlist machen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Let no song come after the one that plays</source>
        <translation>Nach dem laufenden Titel keinen mehr spielen</translation>
    </message>
</context>
<context>
    <name>RootsPage</name>
    <message>
        <source>MuseCluster listens to every song in these folders and never changes a file.</source>
        <translation>MuseCluster hört jeden Titel in diesen Ordnern an und verändert nie eine Datei.</translation>
    </message>
    <message>
        <source>There is no folder yet.</source>
        <translation>Noch ist kein Ordner da.</translation>
    </message>
    <message>
        <source>Add folder …</source>
        <translation>Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>Look for new songs</source>
        <translation>Nach neuen Titeln suchen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln song(s)</source>
        <translation>
            <numerusform>%Ln Titel</numerusform>
            <numerusform>%Ln Titel</numerusform>
        </translation>
    </message>
    <message>
        <source>Look for new songs in {folder}</source>
        <translation>In {folder} nach neuen Titeln suchen</translation>
    </message>
    <message>
        <source>Remove {folder} from the library</source>
        <translation>{folder} aus der Bibliothek entfernen</translation>
    </message>
    <message>
        <source>Not there now; its songs are kept. If it is on a drive, connect that.</source>
        <translation>Zurzeit nicht da; die Titel bleiben erhalten. Liegt er auf einem Laufwerk, schließe es an.</translation>
    </message>
    <message>
        <source>Choose your music folder</source>
        <translation>Musikordner wählen</translation>
    </message>
</context>
<context>
    <name>SearchLine</name>
    <message>
        <source>Empty the search</source>
        <translation>Suche leeren</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Pages of the settings</source>
        <translation>Seiten der Einstellungen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Music folders</source>
        <translation>Musikordner</translation>
    </message>
    <message>
        <source>Where data lies</source>
        <translation>Wo Daten liegen</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>SimilarOptions</name>
    <message>
        <source>Sound</source>
        <translation>Klang</translation>
    </message>
    <message>
        <source>How much the same sound counts</source>
        <translation>Wie viel der gleiche Klang zählt</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>How much the same speed counts</source>
        <translation>Wie viel das gleiche Tempo zählt</translation>
    </message>
    <message>
        <source>Era</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>How much the same years count</source>
        <translation>Wie viel dieselben Jahre zählen</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>How much the same genre tags count</source>
        <translation>Wie viel dieselben Genres zählen</translation>
    </message>
    <message>
        <source>Other albums</source>
        <translation>Andere Alben</translation>
    </message>
    <message>
        <source>Leave out songs from the same album</source>
        <translation>Titel vom selben Album auslassen</translation>
    </message>
    <message>
        <source>How many of every ten songs may be by one artist</source>
        <translation>Wie viele von zehn Titeln von einem Interpreten sein dürfen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln per artist</source>
        <translation>
            <numerusform>%Ln je Interpret</numerusform>
            <numerusform>%Ln je Interpret</numerusform>
        </translation>
    </message>
    <message>
        <source>Any artist</source>
        <translation>Jeder Interpret</translation>
    </message>
</context>
<context>
    <name>SimilarPanel</name>
    <message>
        <source>Keep playing</source>
        <translation>Weiterspielen</translation>
    </message>
    <message>
        <source>Play songs like these without end</source>
        <translation>Titel wie diese ohne Ende abspielen</translation>
    </message>
    <message>
        <source>Save as list</source>
        <translation>Als Playlist sichern</translation>
    </message>
    <message>
        <source>Make a playlist of these songs</source>
        <translation>Aus diesen Titeln eine Playlist machen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Name of the playlist</source>
        <translation>Name der Playlist</translation>
    </message>
    <message>
        <source>Similar songs</source>
        <translation>Ähnliche Titel</translation>
    </message>
    <message>
        <source>Songs of the walk</source>
        <translation>Titel des Weges</translation>
    </message>
    <message>
        <source>to your taste</source>
        <translation>nach deinem Geschmack</translation>
    </message>
    <message>
        <source>Learned from your tags and playlists: %1</source>
        <translation>Aus deinen Tags und Playlists gelernt: %1</translation>
    </message>
    <message>
        <source>From here to there</source>
        <translation>Von hier nach dort</translation>
    </message>
    <message numerus="yes">
        <source>More like these %Ln song(s)</source>
        <translation>
            <numerusform>Ähnlich wie dieser Titel</numerusform>
            <numerusform>Ähnlich wie diese %Ln Titel</numerusform>
        </translation>
    </message>
    <message>
        <source>More like</source>
        <translation>Ähnlich wie</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>bis %1</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weiterer</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Play the songs of this walk</source>
        <translation>Die Titel dieses Weges abspielen</translation>
    </message>
    <message>
        <source>Back to similar songs</source>
        <translation>Zurück zu ähnlichen Titeln</translation>
    </message>
    <message>
        <source>Walk from this song to another</source>
        <translation>Von diesem Titel zu einem anderen gehen</translation>
    </message>
    <message>
        <source>Now choose the song where the walk ends.</source>
        <translation>Wähle jetzt den Titel, bei dem der Weg endet.</translation>
    </message>
    <message>
        <source>Choose a song, and the songs that sound like it appear here.</source>
        <translation>Wähle einen Titel, und hier erscheinen die, die so ähnlich klingen.</translation>
    </message>
    <message>
        <source>This song has not been listened to yet.</source>
        <translation>Dieser Titel wurde noch nicht angehört.</translation>
    </message>
    <message>
        <source>Nothing else to compare with yet.</source>
        <translation>Noch gibt es nichts zum Vergleichen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln song(s)</source>
        <translation>
            <numerusform>%Ln Titel</numerusform>
            <numerusform>%Ln Titel</numerusform>
        </translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>Von %1 bis %2</translation>
    </message>
    <message>
        <source>Like %1</source>
        <translation>Wie %1</translation>
    </message>
</context>
<context>
    <name>SongPicture</name>
    <message>
        <source>Listening …</source>
        <translation>Wird angehört …</translation>
    </message>
    <message>
        <source>Waveform, log-mel spectrogram and MFCC</source>
        <translation>Wellenform, Log-Mel-Spektrogramm und MFCC</translation>
    </message>
    <message>
        <source>This song could not be drawn.</source>
        <translation>Dieser Titel konnte nicht gezeichnet werden.</translation>
    </message>
</context>
<context>
    <name>Surface</name>
    <message>
        <source>Map of your music</source>
        <translation>Karte deiner Musik</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Search songs — try genre:jazz year:1959..1965</source>
        <translation>Titel suchen – etwa genre:jazz year:1959..1965</translation>
    </message>
    <message>
        <source>Search songs</source>
        <translation>Titel suchen</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
</context>
<context>
    <name>TrackHeader</name>
    <message>
        <source>Reset columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
</context>
<context>
    <name>TrackHeading</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Write this list as a file that any player opens</source>
        <translation>Diese Liste als Datei schreiben, die jeder Player öffnet</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Play this list from its start</source>
        <translation>Diese Liste von Anfang an abspielen</translation>
    </message>
    <message>
        <source>All songs</source>
        <translation>Alle Titel</translation>
    </message>
    <message>
        <source>Recently added</source>
        <translation>Neu hinzugefügt</translation>
    </message>
    <message>
        <source>This playlist is gone</source>
        <translation>Diese Playlist gibt es nicht mehr</translation>
    </message>
    <message>
        <source>Unsorted</source>
        <translation>Unsortiert</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln playlist(s) found</source>
        <translation>
            <numerusform>%Ln Playlist gefunden</numerusform>
            <numerusform>%Ln Playlists gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 unsorted</source>
        <translation>%1 unsortiert</translation>
    </message>
</context>
<context>
    <name>TrackTable</name>
    <message>
        <source>No song here has these words. Try fewer, or a field: artist: genre: year:1990..1999</source>
        <translation>Kein Titel hier hat diese Wörter. Versuche weniger, oder ein Feld: artist: genre: year:1990..1999</translation>
    </message>
    <message>
        <source>No song was added in the last 30 days.</source>
        <translation>In den letzten 30 Tagen kam kein Titel hinzu.</translation>
    </message>
    <message>
        <source>No songs yet.</source>
        <translation>Noch keine Titel.</translation>
    </message>
    <message>
        <source>Drag songs here.</source>
        <translation>Ziehe Titel hierher.</translation>
    </message>
    <message>
        <source>Add to playlist</source>
        <translation>Zu Playlist hinzufügen</translation>
    </message>
    <message>
        <source>New playlist</source>
        <translation>Neue Playlist</translation>
    </message>
    <message>
        <source>The folder of this song is not there at the moment.</source>
        <translation>Der Ordner dieses Titels ist gerade nicht da.</translation>
    </message>
</context>
<context>
    <name>TrackView</name>
    <message>
        <source>Songs</source>
        <translation>Titel</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Your music, gathered by how it sounds</source>
        <translation>Deine Musik, nach ihrem Klang geordnet</translation>
    </message>
    <message>
        <source>Choose a folder. MuseCluster listens to every song on this computer,
finds playlists in it, and never changes a file.</source>
        <translation>Wähle einen Ordner. MuseCluster hört jeden Titel auf diesem Computer an,
findet Playlists darin und verändert nie eine Datei.</translation>
    </message>
    <message>
        <source>Choose your music folder</source>
        <translation>Musikordner wählen</translation>
    </message>
    <message>
        <source>Try with demo music</source>
        <translation>Mit Demo-Musik ausprobieren</translation>
    </message>
    <message>
        <source>or drop a folder anywhere in this window</source>
        <translation>oder ziehe einen Ordner irgendwo in dieses Fenster</translation>
    </message>
</context>
<context>
    <name>_Gone</name>
    <message>
        <source>{folder} is no longer in the library. No file was touched.</source>
        <translation>{folder} ist nicht mehr in der Bibliothek. Keine Datei wurde angerührt.</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Zurücknehmen</translation>
    </message>
</context>
<context>
    <name>columns</name>
    <message>
        <source>%1%</source>
        <translation>%1 %</translation>
    </message>
</context>
</TS>
