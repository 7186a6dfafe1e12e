#!/bin/sh
# A copy of the store while the dashboard runs: deploy/backup.sh FOLDER
# It holds what was told in confidence: keep it encrypted, and as closed as the store itself.
set -eu
folder=${1:?deploy/backup.sh MAP}
umask 077
mkdir -p "$folder"
stamp=$(date -u +%Y%m%dT%H%M%SZ)
case ${WIJZIJ_STORE:-} in
postgres*)
	copy="$folder/wijzij-$stamp.dump"
	pg_dump --format=custom --no-owner --file="$copy" "$WIJZIJ_STORE"
	;;
*)
	copy="$folder/wijzij-$stamp.sqlite"
	store="${WIJZIJ_STATE:?WIJZIJ_STATE of WIJZIJ_STORE}/werkboeken.sqlite"
	[ -f "$store" ] || { echo "Er is geen opslag in $WIJZIJ_STATE" >&2; exit 1; }
	"${PYTHON:-python3}" - "$store" "$copy" <<-'PYTHON'
		import sqlite3, sys

		source, target = (sqlite3.connect(path) for path in sys.argv[1:])
		source.backup(target)
		assert target.execute("PRAGMA integrity_check").fetchone() == ("ok",)
		target.close()
	PYTHON
	;;
esac
echo "$copy"
