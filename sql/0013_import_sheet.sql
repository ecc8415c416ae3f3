-- Which sheet of a workbook a preview was made of, so that mapping its columns anew reads the same one.

alter table import add column sheet text;  -- null: the first visible one, or no workbook
