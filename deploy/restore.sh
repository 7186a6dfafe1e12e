#!/bin/sh
# Puts a copy of backup.sh back; stop the dashboard first: deploy/restore.sh COPY
set -eu
copy=${1:?deploy/restore.sh KOPIE}
[ -f "$copy" ] || { echo "Er is geen kopie $copy" >&2; exit 1; }
umask 077
case ${WIJZIJ_STORE:-} in
postgres*)
	pg_restore --clean --if-exists --no-owner --single-transaction --dbname="$WIJZIJ_STORE" "$copy"
	;;
*)
	store="${WIJZIJ_STATE:?WIJZIJ_STATE of WIJZIJ_STORE}/werkboeken.sqlite"
	mkdir -p "$WIJZIJ_STATE"
	# Together: what the former one had not written out yet is not of this one.
	rm -f "$store" "$store-wal" "$store-shm"
	cp "$copy" "$store"
	;;
esac
echo "Teruggezet: $copy"
